import { serve } from "#app/api/serve.ts";
import { exportSearch } from "#lib/keeping/exports.ts";

export const POST = serve(exportSearch);
