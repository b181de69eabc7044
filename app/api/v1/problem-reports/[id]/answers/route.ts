import { answerProblem } from "#lib/desk/commands.ts";
import { serve } from "../../../../serve.ts";

export const POST = serve(answerProblem);
