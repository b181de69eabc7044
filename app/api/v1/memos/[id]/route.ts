import { serve } from "#app/api/serve.ts";
import { readMemo } from "#lib/memos/readings.ts";

export const GET = serve(readMemo);
