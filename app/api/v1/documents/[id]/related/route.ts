import { serve } from "#app/api/serve.ts";
import { readRelated } from "#lib/search/related.ts";

export const GET = serve(readRelated);
