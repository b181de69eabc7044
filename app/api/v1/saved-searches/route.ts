import { serve } from "#app/api/serve.ts";
import { saveSearch } from "#lib/keeping/commands.ts";
import { listSavedSearches } from "#lib/keeping/readings.ts";

export const GET = serve(listSavedSearches);
export const POST = serve(saveSearch);
