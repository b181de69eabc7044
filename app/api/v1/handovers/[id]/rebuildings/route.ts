import { serve } from "#app/api/serve.ts";
import { rebuildHandover } from "#lib/handover/commands.ts";

export const POST = serve(rebuildHandover);
