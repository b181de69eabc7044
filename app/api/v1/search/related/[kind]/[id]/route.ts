import { serve } from "#app/api/serve.ts";
import { readRelated } from "#lib/search/related-reading.ts";

export const GET = serve(readRelated);
