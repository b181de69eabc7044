import { serve } from "#app/api/serve.ts";
import { readTaskHistory } from "#lib/tasks/history.ts";

export const GET = serve(readTaskHistory);
