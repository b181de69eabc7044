import { serve } from "#app/api/serve.ts";
import { declineAccess } from "#lib/register/access.ts";

export const POST = serve(declineAccess);
