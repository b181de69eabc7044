import { listPurposes } from "#lib/classification/queries.ts";
import { serve } from "../../serve.ts";

export const GET = serve(listPurposes);
