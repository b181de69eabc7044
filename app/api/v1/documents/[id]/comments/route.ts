import { serve } from "#app/api/serve.ts";
import { commentDraft } from "#lib/documents/consult-commands.ts";

export const POST = serve(commentDraft);
