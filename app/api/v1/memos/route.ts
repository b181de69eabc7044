import { serve } from "#app/api/serve.ts";
import { sendMemo } from "#lib/memos/commands.ts";
import { listMemos } from "#lib/memos/readings.ts";

export const GET = serve(listMemos);
export const POST = serve(sendMemo);
