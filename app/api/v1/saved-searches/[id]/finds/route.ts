import { serve } from "#app/api/serve.ts";
import { readSavedFinds } from "#lib/keeping/readings.ts";

export const GET = serve(readSavedFinds);
