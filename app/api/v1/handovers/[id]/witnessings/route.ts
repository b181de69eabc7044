import { serve } from "#app/api/serve.ts";
import { witnessHandover } from "#lib/handover/commands.ts";

export const POST = serve(witnessHandover);
