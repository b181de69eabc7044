import { serve } from "#app/api/serve.ts";
import { destroyFile } from "#lib/register/disposals.ts";

export const POST = serve(destroyFile);
