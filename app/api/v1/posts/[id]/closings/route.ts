import { serve } from "#app/api/serve.ts";
import { closePost } from "#lib/organisation/structure-commands.ts";

export const POST = serve(closePost);
