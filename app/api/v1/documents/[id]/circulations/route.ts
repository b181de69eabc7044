import { serve } from "#app/api/serve.ts";
import { circulateDocument } from "#lib/documents/route-acts.ts";

export const POST = serve(circulateDocument);
