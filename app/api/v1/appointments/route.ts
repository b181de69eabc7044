import { serve } from "#app/api/serve.ts";
import { appoint } from "#lib/organisation/appointing.ts";

export const POST = serve(appoint);
