import { serve } from "#app/api/serve.ts";
import { addDelegationRule, readDelegationRules } from "#lib/approval/commands.ts";

export const GET = serve(readDelegationRules);
export const POST = serve(addDelegationRule);
