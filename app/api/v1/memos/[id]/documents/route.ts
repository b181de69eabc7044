import { serve } from "#app/api/serve.ts";
import { becomeDocument } from "#lib/memos/commands.ts";

export const POST = serve(becomeDocument);
