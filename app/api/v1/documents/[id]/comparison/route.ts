import { serve } from "#app/api/serve.ts";
import { compareVersions } from "#lib/documents/versions-read.ts";

export const GET = serve(compareVersions);
