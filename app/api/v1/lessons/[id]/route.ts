import { serve } from "#app/api/serve.ts";
import { readLesson } from "#lib/lessons/readings.ts";

export const GET = serve(readLesson);
