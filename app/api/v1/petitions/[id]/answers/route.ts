import { answerPetition } from "#lib/petitions/commands.ts";
import { serve } from "../../../../serve.ts";

export const POST = serve(answerPetition);
