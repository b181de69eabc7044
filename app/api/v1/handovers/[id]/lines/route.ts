import { serve } from "#app/api/serve.ts";
import { addLine } from "#lib/handover/line-commands.ts";

export const POST = serve(addLine);
