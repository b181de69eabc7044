import { serve } from "#app/api/serve.ts";
import { reviewFile } from "#lib/register/files.ts";

export const POST = serve(reviewFile);
