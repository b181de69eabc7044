import { importFunctions } from "#lib/classification/import.ts";
import { serve } from "../../../../serve.ts";

export const POST = serve(importFunctions);
