import { serve } from "#app/api/serve.ts";
import { submitDocuments } from "#lib/documents/batches.ts";

export const POST = serve(submitDocuments);
