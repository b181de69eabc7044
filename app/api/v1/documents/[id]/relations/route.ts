import { serve } from "#app/api/serve.ts";
import { relateDocument } from "#lib/documents/relation-commands.ts";
import { readRelations } from "#lib/documents/relation-queries.ts";

export const GET = serve(readRelations);
export const POST = serve(relateDocument);
