import { serve } from "#app/api/serve.ts";
import { listMissed } from "#lib/search/vain.ts";

export const GET = serve(listMissed);
