import { serve } from "#app/api/serve.ts";
import { openHandover } from "#lib/handover/commands.ts";
import { listHandovers } from "#lib/handover/readings.ts";

export const GET = serve(listHandovers);
export const POST = serve(openHandover);
