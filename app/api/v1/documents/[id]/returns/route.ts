import { serve } from "#app/api/serve.ts";
import { returnDocument } from "#lib/documents/acts.ts";

export const POST = serve(returnDocument);
