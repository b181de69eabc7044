import { serve } from "#app/api/serve.ts";
import { readDocument } from "#lib/documents/readings.ts";

export const GET = serve(readDocument);
