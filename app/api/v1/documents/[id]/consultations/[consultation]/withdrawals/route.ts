import { serve } from "#app/api/serve.ts";
import { withdrawConsultation } from "#lib/documents/consult-commands.ts";

export const POST = serve(withdrawConsultation);
