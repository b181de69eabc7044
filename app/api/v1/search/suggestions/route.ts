import { serve } from "#app/api/serve.ts";
import { suggestSearch } from "#lib/search/suggesting.ts";

export const GET = serve(suggestSearch);
