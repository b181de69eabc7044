import { serve } from "#app/api/serve.ts";
import { listPeople } from "#lib/organisation/people.ts";
import { addOfficial } from "#lib/organisation/people-commands.ts";

export const GET = serve(listPeople);
export const POST = serve(addOfficial);
