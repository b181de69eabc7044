import { serve } from "#app/api/serve.ts";
import { openAccount } from "#lib/organisation/people-commands.ts";

export const POST = serve(openAccount);
