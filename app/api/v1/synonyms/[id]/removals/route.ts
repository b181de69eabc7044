import { serve } from "#app/api/serve.ts";
import { removeSynonym } from "#lib/search/synonym-commands.ts";

export const POST = serve(removeSynonym);
