import { serve } from "#app/api/serve.ts";
import { withdrawLesson } from "#lib/lessons/commands.ts";

export const POST = serve(withdrawLesson);
