import { moveFunction } from "#lib/classification/commands.ts";
import { serve } from "../../../../serve.ts";

export const POST = serve(moveFunction);
