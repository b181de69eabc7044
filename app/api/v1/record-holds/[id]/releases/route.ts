import { serve } from "#app/api/serve.ts";
import { liftHold } from "#lib/register/disposals.ts";

export const POST = serve(liftHold);
