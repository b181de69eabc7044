import { serve } from "#app/api/serve.ts";
import { readHandover } from "#lib/handover/readings.ts";

export const GET = serve(readHandover);
