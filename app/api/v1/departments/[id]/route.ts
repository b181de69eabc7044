import { readDepartment } from "#lib/tasks/directory.ts";
import { serve } from "#app/api/serve.ts";

export const GET = serve(readDepartment);
