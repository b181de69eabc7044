import { serve } from "#app/api/serve.ts";
import { signOut } from "#lib/organisation/session-commands.ts";

export const POST = serve(signOut);
