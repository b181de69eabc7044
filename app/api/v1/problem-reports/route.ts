import { reportProblem } from "#lib/desk/commands.ts";
import { listReports } from "#lib/desk/queries.ts";
import { serve } from "../../serve.ts";

export const GET = serve(listReports);
export const POST = serve(reportProblem);
