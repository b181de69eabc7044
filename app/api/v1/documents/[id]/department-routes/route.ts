import { serve } from "#app/api/serve.ts";
import { openDepartmentRoute } from "#lib/documents/inside-acts.ts";

export const POST = serve(openDepartmentRoute);
