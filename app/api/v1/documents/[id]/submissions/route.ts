import { serve } from "#app/api/serve.ts";
import { submitDocument } from "#lib/documents/acts.ts";

export const POST = serve(submitDocument);
