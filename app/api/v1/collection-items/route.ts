import { serve } from "#app/api/serve.ts";
import { addToCollection } from "#lib/keeping/collection-commands.ts";

export const POST = serve(addToCollection);
