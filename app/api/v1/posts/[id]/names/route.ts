import { serve } from "#app/api/serve.ts";
import { renamePost } from "#lib/organisation/structure-commands.ts";

export const POST = serve(renamePost);
