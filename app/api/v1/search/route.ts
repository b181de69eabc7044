import { serve } from "#app/api/serve.ts";
import { searchRecords } from "#lib/search/asking.ts";

export const GET = serve(searchRecords);
