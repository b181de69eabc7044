import { agencies } from "./data/agencies.ts";
import { cast, recordsOfficer } from "./data/people.ts";

const departments = new Map(agencies.flatMap((agency) => agency.departments.map((plan) => [plan.key, { agency, plan }] as const)));
const duty: Record<string, string> = {
  drafter: "writes", reviewer: "reviews", cooperator: "gives an opinion", decider: "decides", manager: "heads the division", successor: "takes over drafter's post on the first of next month",
  admin: "manages people, trees and settings", auditor: "reads and verifies the history", outsider: "works elsewhere",
  records: "keeps the records: corrections, closing, disposal",
};

/** Who can sign in to the demonstration, for the table that the start command prints. */
export const demonstrationLogins: readonly { login: string; who: string }[] = [...cast, recordsOfficer].map(({ login, nameKo, nameEn, post }) => {
  const place = departments.get(post.split("/")[0] ?? "");
  return { login, who: `${nameKo} (${nameEn}) · ${place?.agency.nameKo ?? ""} ${place?.plan.nameKo ?? ""} · ${duty[login] ?? ""}` };
});
