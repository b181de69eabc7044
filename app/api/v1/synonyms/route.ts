import { serve } from "#app/api/serve.ts";
import { keepSynonym, listSynonyms } from "#lib/search/synonym-commands.ts";

export const GET = serve(listSynonyms);
export const POST = serve(keepSynonym);
