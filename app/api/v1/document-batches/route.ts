import { serve } from "#app/api/serve.ts";
import { draftBatch } from "#lib/documents/batch-drafts.ts";
import { listBatches } from "#lib/documents/batch-queries.ts";

export const GET = serve(listBatches);
export const POST = serve(draftBatch);
