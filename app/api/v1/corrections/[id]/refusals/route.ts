import { serve } from "#app/api/serve.ts";
import { refuseCorrection } from "#lib/register/corrections.ts";

export const POST = serve(refuseCorrection);
