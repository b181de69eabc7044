import { serve } from "#app/api/serve.ts";
import { documentChoices } from "#lib/documents/relation-queries.ts";

export const GET = serve(documentChoices);
