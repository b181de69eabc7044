import { serve } from "#app/api/serve.ts";
import { removeSavedRoute } from "#lib/approval/saved-routes.ts";

export const POST = serve(removeSavedRoute);
