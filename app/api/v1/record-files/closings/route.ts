import { serve } from "#app/api/serve.ts";
import { closeYear } from "#lib/register/files.ts";

export const POST = serve(closeYear);
