import { serve } from "#app/api/serve.ts";
import { removeItem } from "#lib/keeping/collection-commands.ts";

export const POST = serve(removeItem);
