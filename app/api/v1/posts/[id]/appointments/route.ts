import { serve } from "#app/api/serve.ts";
import { readPostAppointments } from "#lib/organisation/appointment-readings.ts";

export const GET = serve(readPostAppointments);
