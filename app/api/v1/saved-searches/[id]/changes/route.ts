import { serve } from "#app/api/serve.ts";
import { changeSavedSearch } from "#lib/keeping/commands.ts";

export const POST = serve(changeSavedSearch);
