import { serve } from "#app/api/serve.ts";
import { grantRole } from "#lib/organisation/people-commands.ts";

export const POST = serve(grantRole);
