import { readTask } from "#lib/tasks/queries.ts";
import { serve } from "../../../serve.ts";

export const GET = serve(readTask);
