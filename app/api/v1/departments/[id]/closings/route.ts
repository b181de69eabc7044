import { serve } from "#app/api/serve.ts";
import { closeDepartment } from "#lib/organisation/structure-commands.ts";

export const POST = serve(closeDepartment);
