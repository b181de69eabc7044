import { serve } from "#app/api/serve.ts";
import { readFile } from "#lib/documents/files.ts";

export const GET = serve(readFile);
