import { serve } from "#app/api/serve.ts";
import { closeAgency } from "#lib/organisation/agencies.ts";

export const POST = serve(closeAgency);
