import { serve } from "#app/api/serve.ts";
import { removeLine } from "#lib/handover/line-commands.ts";

export const POST = serve(removeLine);
