import { serve } from "#app/api/serve.ts";
import { uploadFile } from "#lib/files/commands.ts";

export const POST = serve(uploadFile);
