import { serve } from "#app/api/serve.ts";
import { readWaiting } from "#lib/inbox/queries.ts";

export const GET = serve(readWaiting);
