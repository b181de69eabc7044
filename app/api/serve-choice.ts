import type { Choice } from "#lib/platform/operation.ts";
import { refuseOtherSites } from "#app/api/authenticate.ts";
import { carriedBy, checkedInput } from "#app/api/input.ts";
import { problemOf } from "#app/api/problem.ts";
import { json, languageOf, problemResponse, seeOther, wantsJson } from "#app/api/serve.ts";

const year = 365 * 24 * 3600;

/** A route handler for a choice: the browser keeps it, and whoever has not signed in may make it too. */
export function serveChoice(made: Choice): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      refuseOtherSites(request);
      const carried = await carriedBy(request);
      const chosen = made.output.parse(checkedInput(made.input, carried, {}, carried.form)) as Record<string, string | undefined>;
      const response = carried.form && !wantsJson(request) ? seeOther(carried.to ?? carried.at ?? "/") : json(chosen, 200);
      for (const [name, value] of Object.entries(chosen)) {
        // A form names a field that was left empty, too.
        if (value !== undefined) response.headers.append("set-cookie", `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${year}; SameSite=Lax`);
      }
      return response;
    } catch (error) {
      return problemResponse(problemOf(error, languageOf(request, null)));
    }
  };
}
