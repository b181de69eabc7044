import { serve } from "#app/api/serve.ts";
import { readOfficial } from "#lib/organisation/appointment-readings.ts";

export const GET = serve(readOfficial);
