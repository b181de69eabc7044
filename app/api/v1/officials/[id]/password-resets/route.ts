import { serve } from "#app/api/serve.ts";
import { resetPassword } from "#lib/organisation/people-commands.ts";

export const POST = serve(resetPassword);
