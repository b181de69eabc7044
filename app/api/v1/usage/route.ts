import { serve } from "#app/api/serve.ts";
import { readUsage } from "#lib/usage/queries.ts";

export const GET = serve(readUsage);
