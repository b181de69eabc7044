import { serve } from "#app/api/serve.ts";
import { exportReads } from "#lib/audit/reads.ts";

export const POST = serve(exportReads);
