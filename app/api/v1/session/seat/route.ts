import { serve } from "#app/api/serve.ts";
import { takeSeat } from "#lib/organisation/session-commands.ts";

export const POST = serve(takeSeat);
