import { serve } from "#app/api/serve.ts";
import { readStep } from "#lib/documents/route-acts.ts";

export const POST = serve(readStep);
