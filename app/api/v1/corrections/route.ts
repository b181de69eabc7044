import { serve } from "#app/api/serve.ts";
import { listCorrections } from "#lib/register/requests.ts";

export const GET = serve(listCorrections);
