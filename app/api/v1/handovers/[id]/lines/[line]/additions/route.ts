import { serve } from "#app/api/serve.ts";
import { noteLine } from "#lib/handover/line-commands.ts";

export const POST = serve(noteLine);
