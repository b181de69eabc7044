import { serve } from "#app/api/serve.ts";
import { listVersions } from "#lib/documents/versions-read.ts";

export const GET = serve(listVersions);
