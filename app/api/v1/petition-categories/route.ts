import { setPetitionCategory } from "#lib/petitions/commands.ts";
import { listPetitionCategories } from "#lib/petitions/queries.ts";
import { serve } from "../../serve.ts";

export const GET = serve(listPetitionCategories);
export const POST = serve(setPetitionCategory);
