import { serve } from "#app/api/serve.ts";
import { createDocument } from "#lib/documents/commands.ts";
import { listDocuments } from "#lib/documents/readings.ts";

export const GET = serve(listDocuments);
export const POST = serve(createDocument);
