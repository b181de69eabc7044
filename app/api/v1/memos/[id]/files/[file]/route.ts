import { serve } from "#app/api/serve.ts";
import { readMemoFile } from "#lib/memos/readings.ts";

export const GET = serve(readMemoFile);
