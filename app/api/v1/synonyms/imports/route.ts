import { serve } from "#app/api/serve.ts";
import { importSynonyms } from "#lib/search/synonym-commands.ts";

export const POST = serve(importSynonyms);
