import { serve } from "#app/api/serve.ts";
import { readDocumentHistory } from "#lib/documents/history-read.ts";

export const GET = serve(readDocumentHistory);
