import { serve } from "#app/api/serve.ts";
import { noteItem } from "#lib/keeping/collection-commands.ts";

export const POST = serve(noteItem);
