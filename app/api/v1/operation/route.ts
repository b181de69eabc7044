import { readOperation } from "#lib/search/state.ts";
import { serve } from "#app/api/serve.ts";

export const GET = serve(readOperation);
