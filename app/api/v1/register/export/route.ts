import { serve } from "#app/api/serve.ts";
import { exportRegister } from "#lib/register/list.ts";

export const GET = serve(exportRegister);
