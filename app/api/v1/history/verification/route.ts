import { serve } from "#app/api/serve.ts";
import { readVerification } from "#lib/audit/queries.ts";

export const GET = serve(readVerification);
