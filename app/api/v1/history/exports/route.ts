import { serve } from "#app/api/serve.ts";
import { exportHistory } from "#lib/audit/commands.ts";

export const POST = serve(exportHistory);
