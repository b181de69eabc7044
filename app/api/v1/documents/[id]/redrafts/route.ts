import { serve } from "#app/api/serve.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";

export const POST = serve(redraftDocument);
