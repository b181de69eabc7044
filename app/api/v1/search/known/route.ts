import { serve } from "#app/api/serve.ts";
import { searchKnown } from "#lib/search/known.ts";

export const GET = serve(searchKnown);
