import { serve } from "#app/api/serve.ts";
import { remindDocument } from "#lib/documents/reminders.ts";

export const POST = serve(remindDocument);
