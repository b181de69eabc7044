import { serve } from "#app/api/serve.ts";
import { listAccess } from "#lib/register/access-queries.ts";

export const GET = serve(listAccess);
