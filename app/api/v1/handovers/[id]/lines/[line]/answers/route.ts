import { serve } from "#app/api/serve.ts";
import { answerLine } from "#lib/handover/line-commands.ts";

export const POST = serve(answerLine);
