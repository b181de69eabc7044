import { serve } from "#app/api/serve.ts";
import { placeHold } from "#lib/register/disposals.ts";

export const POST = serve(placeHold);
