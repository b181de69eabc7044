import { serve } from "#app/api/serve.ts";
import { readMemoReads } from "#lib/memos/reads.ts";

export const GET = serve(readMemoReads);
