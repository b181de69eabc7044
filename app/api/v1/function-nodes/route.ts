import { addFunction } from "#lib/classification/commands.ts";
import { listFunctions } from "#lib/classification/queries.ts";
import { serve } from "../../serve.ts";

export const GET = serve(listFunctions);
export const POST = serve(addFunction);
