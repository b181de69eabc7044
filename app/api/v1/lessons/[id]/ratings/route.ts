import { serve } from "#app/api/serve.ts";
import { rateLesson } from "#lib/lessons/commands.ts";

export const POST = serve(rateLesson);
