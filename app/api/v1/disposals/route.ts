import { serve } from "#app/api/serve.ts";
import { listDisposals } from "#lib/register/appraisals.ts";

export const GET = serve(listDisposals);
