import { serve } from "#app/api/serve.ts";
import { resumeDocument } from "#lib/documents/route-acts.ts";

export const POST = serve(resumeDocument);
