import { serve } from "#app/api/serve.ts";
import { changePassword } from "#lib/organisation/account-commands.ts";

export const POST = serve(changePassword);
