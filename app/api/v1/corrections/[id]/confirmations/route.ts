import { serve } from "#app/api/serve.ts";
import { confirmCorrection } from "#lib/register/corrections.ts";

export const POST = serve(confirmCorrection);
