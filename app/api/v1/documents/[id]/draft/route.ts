import { serve } from "#app/api/serve.ts";
import { saveDocument } from "#lib/documents/commands.ts";

export const PUT = serve(saveDocument);
/** The same for a form, which knows no PUT. */
export const POST = serve(saveDocument);
