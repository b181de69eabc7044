import { listPetitions } from "#lib/petitions/queries.ts";
import { serve } from "../../serve.ts";

export const GET = serve(listPetitions);
