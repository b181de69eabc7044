import { serve } from "#app/api/serve.ts";
import { readBatch } from "#lib/documents/batch-reading.ts";

export const GET = serve(readBatch);
