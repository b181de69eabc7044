import { serve } from "#app/api/serve.ts";
import { takeComment } from "#lib/documents/consult-commands.ts";

export const POST = serve(takeComment);
