import { serve } from "#app/api/serve.ts";
import { changeRoute } from "#lib/documents/route-acts.ts";

export const POST = serve(changeRoute);
