import { serve } from "#app/api/serve.ts";
import { whoAmI } from "#lib/organisation/who.ts";

export const GET = serve(whoAmI);
