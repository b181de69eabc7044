import { serve } from "#app/api/serve.ts";
import { listSavedRoutes, saveRoute } from "#lib/approval/saved-routes.ts";

export const GET = serve(listSavedRoutes);
export const POST = serve(saveRoute);
