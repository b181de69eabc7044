import { serve } from "#app/api/serve.ts";
import { decideDisposal } from "#lib/register/disposals.ts";

export const POST = serve(decideDisposal);
