import { serve } from "#app/api/serve.ts";
import { moveDepartment } from "#lib/organisation/places.ts";

export const POST = serve(moveDepartment);
