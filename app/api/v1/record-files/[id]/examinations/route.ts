import { serve } from "#app/api/serve.ts";
import { examineFile } from "#lib/register/disposals.ts";

export const POST = serve(examineFile);
