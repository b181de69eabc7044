import { serve } from "#app/api/serve.ts";
import { lookAtSavedSearch } from "#lib/keeping/commands.ts";

export const POST = serve(lookAtSavedSearch);
