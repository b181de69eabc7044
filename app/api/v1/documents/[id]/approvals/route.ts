import { serve } from "#app/api/serve.ts";
import { approveDocument } from "#lib/documents/acts.ts";

export const POST = serve(approveDocument);
