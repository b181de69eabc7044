import { serve } from "#app/api/serve.ts";
import { endAbsence } from "#lib/organisation/absences.ts";

export const POST = serve(endAbsence);
