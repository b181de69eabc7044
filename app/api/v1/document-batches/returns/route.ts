import { serve } from "#app/api/serve.ts";
import { returnDocuments } from "#lib/documents/batches.ts";

export const POST = serve(returnDocuments);
