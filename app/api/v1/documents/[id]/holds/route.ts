import { serve } from "#app/api/serve.ts";
import { holdDocument } from "#lib/documents/route-acts.ts";

export const POST = serve(holdDocument);
