import { serve } from "#app/api/serve.ts";
import { draftBatch } from "#lib/documents/batch-drafts.ts";

export const POST = serve(draftBatch);
