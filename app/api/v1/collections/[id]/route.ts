import { serve } from "#app/api/serve.ts";
import { readCollection } from "#lib/keeping/collection-readings.ts";

export const GET = serve(readCollection);
