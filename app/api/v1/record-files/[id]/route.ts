import { serve } from "#app/api/serve.ts";
import { readRecordFile } from "#lib/register/appraisals.ts";

export const GET = serve(readRecordFile);
