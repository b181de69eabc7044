import { serve } from "#app/api/serve.ts";
import { readUsageRows } from "#lib/usage/rows.ts";

export const GET = serve(readUsageRows);
