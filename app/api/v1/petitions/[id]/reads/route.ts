import { serve } from "#app/api/serve.ts";
import { readPetitionReads } from "#lib/petitions/reads.ts";

export const GET = serve(readPetitionReads);
