import { serve } from "#app/api/serve.ts";
import { takeOver } from "#lib/handover/commands.ts";

export const POST = serve(takeOver);
