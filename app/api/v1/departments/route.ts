import { serve } from "#app/api/serve.ts";
import { readOrganisation } from "#lib/organisation/structure.ts";
import { addDepartment } from "#lib/organisation/structure-commands.ts";

export const GET = serve(readOrganisation);
export const POST = serve(addDepartment);
