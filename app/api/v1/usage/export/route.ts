import { serve } from "#app/api/serve.ts";
import { exportUsage } from "#lib/usage/queries.ts";

export const GET = serve(exportUsage);
