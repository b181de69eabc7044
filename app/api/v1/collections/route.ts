import { serve } from "#app/api/serve.ts";
import { makeCollection } from "#lib/keeping/collection-commands.ts";
import { listCollections } from "#lib/keeping/collection-readings.ts";

export const GET = serve(listCollections);
export const POST = serve(makeCollection);
