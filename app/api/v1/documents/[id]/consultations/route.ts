import { serve } from "#app/api/serve.ts";
import { consult } from "#lib/documents/consult-commands.ts";
import { readConsulting } from "#lib/documents/consult-queries.ts";

export const GET = serve(readConsulting);
export const POST = serve(consult);
