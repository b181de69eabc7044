import { serve } from "#app/api/serve.ts";
import { reviseLesson } from "#lib/lessons/commands.ts";

export const POST = serve(reviseLesson);
