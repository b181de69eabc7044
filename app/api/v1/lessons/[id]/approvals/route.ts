import { serve } from "#app/api/serve.ts";
import { approveLesson } from "#lib/lessons/commands.ts";

export const POST = serve(approveLesson);
