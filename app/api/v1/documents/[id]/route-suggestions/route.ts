import { serve } from "#app/api/serve.ts";
import { readRouteSuggestions } from "#lib/documents/suggestions.ts";

export const GET = serve(readRouteSuggestions);
