import { serve } from "#app/api/serve.ts";
import { addPost } from "#lib/organisation/structure-commands.ts";

export const POST = serve(addPost);
