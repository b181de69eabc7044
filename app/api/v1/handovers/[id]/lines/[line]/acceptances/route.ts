import { serve } from "#app/api/serve.ts";
import { acceptLine } from "#lib/handover/line-commands.ts";

export const POST = serve(acceptLine);
