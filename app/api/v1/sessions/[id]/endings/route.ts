import { serve } from "#app/api/serve.ts";
import { endOtherSession } from "#lib/organisation/account-commands.ts";

export const POST = serve(endOtherSession);
