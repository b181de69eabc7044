import { absoluteMs } from "#lib/platform/session-rows.ts";
import { now } from "#lib/platform/clock.ts";
import { sessionCookie, sessionCookieValue } from "#lib/platform/sessions.ts";
import { signIn, signInInput } from "#lib/organisation/sign-in.ts";
import { refuseOtherSites, requestFacts } from "#app/api/authenticate.ts";
import { carriedBy, checkedInput, pathIn } from "#app/api/input.ts";
import type { Carried } from "#app/api/input.ts";
import { problemOf } from "#app/api/problem.ts";
import { listSessions } from "#lib/organisation/account-commands.ts";
import { json, languageOf, problemResponse, seeOther, serve, wantsJson } from "#app/api/serve.ts";

/** Signs in: the one act that nobody signed in may do. Sets next-auth's cookie, which names the session's row. */
export async function POST(request: Request): Promise<Response> {
  let carried: Carried | null = null;
  try {
    refuseOtherSites(request);
    carried = await carriedBy(request);
    const sessionId = await signIn(checkedInput(signInInput, carried, {}, carried.form), requestFacts(request), now());
    const maxAge = absoluteMs / 1000;
    const secure = request.headers.get("x-forwarded-proto") === "https" || process.env["ONMARU_ORIGIN"]?.startsWith("https:") ? "; Secure" : "";
    const answer = carried.form && !wantsJson(request) ? seeOther(pathIn(carried.to) ?? "/my-day") : json({ signedIn: true }, 201);
    answer.headers.append("set-cookie", `${sessionCookie}=${await sessionCookieValue(sessionId, maxAge)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`);
    return answer;
  } catch (error) {
    const problem = problemOf(error, languageOf(request, null));
    if (!carried?.form || wantsJson(request)) return problemResponse(problem);
    const login = typeof carried.fields["login"] === "string" ? carried.fields["login"].slice(0, 100) : "";
    const seconds = problem.params?.["seconds"];
    return seeOther(`/sign-in?${new URLSearchParams({ problem: problem.code, login, ...(carried.to ? { next: carried.to } : {}), ...(seconds ? { seconds: String(seconds) } : {}) }).toString()}`);
  }
}

/** Where I am signed in. */
export const GET = serve(listSessions);
