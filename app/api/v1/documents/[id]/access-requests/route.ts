import { serve } from "#app/api/serve.ts";
import { askAccess } from "#lib/register/access.ts";

export const POST = serve(askAccess);
