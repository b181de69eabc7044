import { serve } from "#app/api/serve.ts";
import { renameDepartment } from "#lib/organisation/structure-commands.ts";

export const POST = serve(renameDepartment);
