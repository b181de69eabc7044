import { serve } from "#app/api/serve.ts";
import { askLine } from "#lib/handover/line-commands.ts";

export const POST = serve(askLine);
