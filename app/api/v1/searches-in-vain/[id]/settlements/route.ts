import { serve } from "#app/api/serve.ts";
import { settleMissed } from "#lib/search/vain.ts";

export const POST = serve(settleMissed);
