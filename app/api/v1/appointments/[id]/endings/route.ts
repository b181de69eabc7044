import { serve } from "#app/api/serve.ts";
import { endAppointment } from "#lib/organisation/appointing.ts";

export const POST = serve(endAppointment);
