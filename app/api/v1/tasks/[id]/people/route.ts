import { nameInCharge } from "#lib/tasks/commands.ts";
import { serve } from "../../../../serve.ts";

export const POST = serve(nameInCharge);
