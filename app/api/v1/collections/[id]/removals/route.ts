import { serve } from "#app/api/serve.ts";
import { removeCollection } from "#lib/keeping/collection-commands.ts";

export const POST = serve(removeCollection);
