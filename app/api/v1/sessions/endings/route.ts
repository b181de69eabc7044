import { serve } from "#app/api/serve.ts";
import { signOutEverywhere } from "#lib/organisation/session-commands.ts";

export const POST = serve(signOutEverywhere);
