import { serve } from "#app/api/serve.ts";
import { endDelegationRule } from "#lib/approval/commands.ts";

export const POST = serve(endDelegationRule);
