import { serve } from "#app/api/serve.ts";
import { handOver } from "#lib/handover/commands.ts";

export const POST = serve(handOver);
