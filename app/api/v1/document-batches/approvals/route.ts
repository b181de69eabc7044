import { serve } from "#app/api/serve.ts";
import { approveDocuments } from "#lib/documents/batches.ts";

export const POST = serve(approveDocuments);
