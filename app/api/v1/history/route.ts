import { serve } from "#app/api/serve.ts";
import { readHistory } from "#lib/audit/queries.ts";

export const GET = serve(readHistory);
