import { serve } from "#app/api/serve.ts";
import { readDocumentReads } from "#lib/documents/reads.ts";

export const GET = serve(readDocumentReads);
