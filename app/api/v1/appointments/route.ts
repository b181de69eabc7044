import { serve } from "#app/api/serve.ts";
import { listAppointments } from "#lib/organisation/appointment-readings.ts";
import { appoint } from "#lib/organisation/appointing.ts";

export const GET = serve(listAppointments);
export const POST = serve(appoint);
