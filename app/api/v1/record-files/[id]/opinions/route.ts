import { serve } from "#app/api/serve.ts";
import { giveOpinion } from "#lib/register/disposals.ts";

export const POST = serve(giveOpinion);
