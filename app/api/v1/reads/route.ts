import { serve } from "#app/api/serve.ts";
import { readReads } from "#lib/audit/reads.ts";

export const GET = serve(readReads);
