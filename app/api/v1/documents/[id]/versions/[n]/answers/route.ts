import { serve } from "#app/api/serve.ts";
import { answerEdit } from "#lib/documents/edit-answers.ts";

export const POST = serve(answerEdit);
