import { serve } from "#app/api/serve.ts";
import { writeLesson } from "#lib/lessons/commands.ts";
import { listLessons } from "#lib/lessons/readings.ts";

export const GET = serve(listLessons);
export const POST = serve(writeLesson);
