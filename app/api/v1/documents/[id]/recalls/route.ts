import { serve } from "#app/api/serve.ts";
import { recallDocument } from "#lib/documents/acts.ts";

export const POST = serve(recallDocument);
