import { serve } from "#app/api/serve.ts";
import { addAgency } from "#lib/organisation/agencies.ts";

export const POST = serve(addAgency);
