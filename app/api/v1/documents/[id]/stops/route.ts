import { serve } from "#app/api/serve.ts";
import { stopDocument } from "#lib/documents/route-acts.ts";

export const POST = serve(stopDocument);
