import { serve } from "#app/api/serve.ts";
import { listTokens, makeAccessToken } from "#lib/organisation/account-commands.ts";

export const GET = serve(listTokens);
export const POST = serve(makeAccessToken);
