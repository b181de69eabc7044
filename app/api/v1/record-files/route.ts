import { serve } from "#app/api/serve.ts";
import { listRecordFiles } from "#lib/register/files.ts";

export const GET = serve(listRecordFiles);
