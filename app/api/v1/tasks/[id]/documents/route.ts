import { listTaskDocuments } from "#lib/documents/of-task.ts";
import { serve } from "#app/api/serve.ts";

export const GET = serve(listTaskDocuments);
