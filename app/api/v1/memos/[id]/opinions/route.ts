import { serve } from "#app/api/serve.ts";
import { answerMemo } from "#lib/memos/commands.ts";

export const POST = serve(answerMemo);
