import { serve } from "#app/api/serve.ts";
import { listAbsences, markAbsent } from "#lib/organisation/absences.ts";

export const GET = serve(listAbsences);
export const POST = serve(markAbsent);
