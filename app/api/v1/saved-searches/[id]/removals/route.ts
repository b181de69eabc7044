import { serve } from "#app/api/serve.ts";
import { removeSavedSearch } from "#lib/keeping/commands.ts";

export const POST = serve(removeSavedSearch);
