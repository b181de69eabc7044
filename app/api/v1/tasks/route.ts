import { openUnitTask } from "#lib/tasks/commands.ts";
import { listTasks } from "#lib/tasks/queries.ts";
import { serve } from "../../serve.ts";

export const GET = serve(listTasks);
export const POST = serve(openUnitTask);
