import { serve } from "#app/api/serve.ts";
import { grantAccess } from "#lib/register/access.ts";

export const POST = serve(grantAccess);
