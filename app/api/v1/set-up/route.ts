import { keepForm } from "#lib/platform/forms.ts";
import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { setUp, setUpInput } from "#lib/organisation/set-up.ts";
import { refuseOtherSites, requestFacts } from "#app/api/authenticate.ts";
import { carriedBy, checkedInput } from "#app/api/input.ts";
import type { Carried } from "#app/api/input.ts";
import { problemOf } from "#app/api/problem.ts";
import { json, languageOf, problemResponse, seeOther, wantsJson } from "#app/api/serve.ts";

/** Makes the first agency and its administrator with the code of the start-up log. Nobody can be signed in yet. */
export async function POST(request: Request): Promise<Response> {
  let carried: Carried | null = null;
  try {
    refuseOtherSites(request);
    carried = await carriedBy(request);
    const made = await setUp(checkedInput(setUpInput, carried, {}, carried.form), requestFacts(request), now());
    return carried.form && !wantsJson(request) ? seeOther(`/sign-in?login=${encodeURIComponent(made.login)}`) : json(made, 201);
  } catch (error) {
    const problem = problemOf(error, languageOf(request, null));
    if (!carried?.form || wantsJson(request) || problem.status === 404) return problemResponse(problem);
    // Without a session the form is kept under a name that only this browser knows.
    const browser = crypto.randomUUID();
    const id = await keepForm(database(), { sessionId: browser, values: carried.fields, problem, at: now() });
    const answer = seeOther(`/set-up?form=${id}`);
    answer.headers.append("set-cookie", `onmaru.form=${browser}; Path=/set-up; HttpOnly; SameSite=Lax; Max-Age=3600`);
    return answer;
  }
}
