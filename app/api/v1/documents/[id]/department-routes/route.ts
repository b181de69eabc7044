import { serve } from "#app/api/serve.ts";
import { openDepartmentRoute } from "#lib/documents/route-acts.ts";

export const POST = serve(openDepartmentRoute);
