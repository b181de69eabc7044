import { serve } from "#app/api/serve.ts";
import { changeCollection } from "#lib/keeping/collection-commands.ts";

export const POST = serve(changeCollection);
