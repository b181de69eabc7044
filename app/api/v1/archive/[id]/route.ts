import { serve } from "#app/api/serve.ts";
import { readTakenOver } from "#lib/archive/queries.ts";

export const GET = serve(readTakenOver);
