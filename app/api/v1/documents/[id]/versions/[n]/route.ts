import { serve } from "#app/api/serve.ts";
import { readVersion } from "#lib/documents/versions-read.ts";

export const GET = serve(readVersion);
