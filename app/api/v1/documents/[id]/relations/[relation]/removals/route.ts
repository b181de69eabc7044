import { serve } from "#app/api/serve.ts";
import { unrelateDocument } from "#lib/documents/relation-commands.ts";

export const POST = serve(unrelateDocument);
