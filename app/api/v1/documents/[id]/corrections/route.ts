import { serve } from "#app/api/serve.ts";
import { requestCorrection } from "#lib/register/corrections.ts";

export const POST = serve(requestCorrection);
