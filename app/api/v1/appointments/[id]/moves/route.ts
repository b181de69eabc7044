import { serve } from "#app/api/serve.ts";
import { moveAppointmentDate } from "#lib/organisation/appointments.ts";

export const POST = serve(moveAppointmentDate);
