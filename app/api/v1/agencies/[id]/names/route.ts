import { serve } from "#app/api/serve.ts";
import { renameAgency } from "#lib/organisation/agencies.ts";

export const POST = serve(renameAgency);
