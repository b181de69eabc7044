import { serve } from "#app/api/serve.ts";
import { returnLesson } from "#lib/lessons/commands.ts";

export const POST = serve(returnLesson);
