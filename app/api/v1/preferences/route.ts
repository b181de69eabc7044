import { Refusal } from "#lib/refusal.ts";
import { preferenceNames, preferenceOf } from "../../../preferences.ts";
import { refuseOtherSites } from "../../authenticate.ts";
import { carriedBy } from "../../input.ts";
import { problemOf } from "../../problem.ts";
import { json, languageOf, problemResponse, seeOther, wantsJson } from "../../serve.ts";

const year = 365 * 24 * 3600;

/** How pages look to this browser: language, screen, text size, single-key shortcuts. Open to all, kept in cookies alone. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseOtherSites(request);
    const carried = await carriedBy(request);
    const chosen: Record<string, string> = {};
    for (const name of preferenceNames) {
      const given = carried.fields[name];
      if (given === undefined || given === "") continue;
      const value = preferenceOf(name, given);
      if (value === null) throw new Refusal("platform.invalid", {}, name);
      chosen[name] = value;
    }
    const response = carried.form && !wantsJson(request) ? seeOther(carried.to ?? carried.at ?? "/") : json(chosen, 200);
    for (const [name, value] of Object.entries(chosen)) response.headers.append("set-cookie", `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`);
    return response;
  } catch (error) {
    return problemResponse(problemOf(error, languageOf(request, null)));
  }
}
