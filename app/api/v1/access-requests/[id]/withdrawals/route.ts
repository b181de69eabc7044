import { serve } from "#app/api/serve.ts";
import { withdrawAccess } from "#lib/register/access.ts";

export const POST = serve(withdrawAccess);
