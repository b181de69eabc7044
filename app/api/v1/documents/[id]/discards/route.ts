import { serve } from "#app/api/serve.ts";
import { discardDocument } from "#lib/documents/commands.ts";

export const POST = serve(discardDocument);
