import { serve } from "#app/api/serve.ts";
import { markRead } from "#lib/handover/commands.ts";

export const POST = serve(markRead);
