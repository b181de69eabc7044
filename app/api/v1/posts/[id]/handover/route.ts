import { serve } from "#app/api/serve.ts";
import { readPostHandover } from "#lib/handover/readings.ts";

export const GET = serve(readPostHandover);
