import { serve } from "#app/api/serve.ts";
import { moveItem } from "#lib/keeping/collection-commands.ts";

export const POST = serve(moveItem);
