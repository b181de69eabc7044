import { serve } from "#app/api/serve.ts";
import { revokeAccessToken } from "#lib/organisation/account-commands.ts";

export const POST = serve(revokeAccessToken);
