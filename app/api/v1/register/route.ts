import { serve } from "#app/api/serve.ts";
import { readRegister } from "#lib/register/list.ts";

export const GET = serve(readRegister);
