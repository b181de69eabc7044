import { serve } from "#app/api/serve.ts";
import { readTakenOverFile } from "#lib/archive/queries.ts";

export const GET = serve(readTakenOverFile);
