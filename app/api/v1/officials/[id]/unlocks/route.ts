import { serve } from "#app/api/serve.ts";
import { unlockAccount } from "#lib/organisation/people-commands.ts";

export const POST = serve(unlockAccount);
