import { serve } from "#app/api/serve.ts";
import { readLooks } from "#lib/usage/rows.ts";

export const GET = serve(readLooks);
