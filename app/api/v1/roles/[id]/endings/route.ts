import { serve } from "#app/api/serve.ts";
import { endRole } from "#lib/organisation/people-commands.ts";

export const POST = serve(endRole);
