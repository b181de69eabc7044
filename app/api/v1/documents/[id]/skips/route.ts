import { serve } from "#app/api/serve.ts";
import { skipStep } from "#lib/documents/route-acts.ts";

export const POST = serve(skipStep);
