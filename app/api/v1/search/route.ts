import { serve } from "#app/api/serve.ts";
import { searchRecords } from "#lib/search/queries.ts";

export const GET = serve(searchRecords);
