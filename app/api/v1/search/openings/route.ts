import { serve } from "#app/api/serve.ts";
import { countOpening } from "#lib/search/opening.ts";

export const POST = serve(countOpening);
