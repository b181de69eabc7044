import type { Actor } from "#lib/platform/actor.ts";
import { saveSearch } from "#lib/keeping/commands.ts";
import { saveInput } from "#lib/keeping/input.ts";
import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { layElse, layMany } from "./many.ts";
import { alternating, both, times } from "./measure.ts";
import type { Line } from "./measure.ts";
import { drafted, sent, usual } from "./laying.ts";
import type { Office } from "./laying.ts";
import { statementsOfPage } from "./pages.ts";
import { visitor, visitorOf } from "./visitor.ts";

/** Statements of every page with a list, at 10 rows more and at 1,000 more than the demonstration has; My day also timed at 500. */
export async function lists(url: string, office: Office, decidedId: string, countFile: string): Promise<Line[]> {
  const seat = office.drafter.seat!;
  const [, first, second] = office.route;
  const holder = (postId: string | undefined): Actor => office.actors.get(postId ?? "")!;
  const originals = {
    draftId: await drafted(office, usual), sentId: await sent(office, usual), decidedId, departmentId: seat.departmentId, postId: second!.postId, unitTaskId: office.unitTaskId, officialId: holder(second?.postId).officialId,
  };
  await perform(saveSearch, office.drafter, saveInput.parse({ q: "예산", name: "측정" }), now());
  const writer = await visitorOf(url, office.drafter.officialId);
  const reviewer = await visitorOf(url, holder(first?.postId).officialId);
  const admin = await visitor(url, "admin");
  const pages = [
    ["My day", reviewer, "/my-day"], ["my drafts", writer, "/documents?list=drafts"], ["what I sent", writer, "/documents?list=sent"], ["register", writer, "/documents?list=register"],
    ["search", writer, "/search?q=%EC%B8%A1%EC%A0%95%ED%95%A0"], ["usage", writer, "/usage"], ["usage of the department", writer, "/usage?who=department"], ["tasks of the unit", writer, "/tasks?view=unit"],
    ["function tree", writer, "/tasks?view=function"], ["organisation", admin, "/admin/organisation"], ["people", admin, "/admin/people"],
    ["petitions", writer, "/petitions"], ["memo reports", writer, "/memos"], ["lessons", writer, "/lessons"], ["collections", writer, "/search/collections"], ["saved searches", writer, "/search/saved"],
    ["record files", await visitor(url, "records"), "/records"], ["history of all", await visitor(url, "auditor"), "/history"], ["a document's history", writer, `/documents/${decidedId}?tab=history`], ["who read a document", writer, `/documents/${decidedId}?tab=reads`],
  ] as const;
  const counted = async () => {
    const counts: number[] = [];
    for (const [, who, address] of pages) {
      await who.get(address);
      counts.push(await statementsOfPage(who, address, countFile));
    }
    return counts;
  };
  const db = database();
  const lay = async (from: number, to: number) => {
    await layMany(db, originals, from, to);
    await layElse(db, originals, { officialId: office.drafter.officialId, postId: seat.postId }, from, to);
  };
  await lay(1, 10);
  const few = await counted();
  await lay(11, 500);
  await db.$executeRaw`analyze`.catch(() => undefined);
  const day = await alternating(80, { floor: () => reviewer.get("/help"), day: () => reviewer.get("/my-day") }, 40);
  await lay(501, 1_000);
  const many = await counted();
  return [
    { what: "My day with 500 waiting, p50/p95", value: both(day.day), goal: `≤ 2 × a page that only lists its links (${times(day.day.p50, day.floor.p50)})`, held: day.day.p50 <= 2 * day.floor.p50 },
    ...pages.map(([name], at): Line => ({ what: `statements of the page: ${name}`, value: `${few[at]} → ${many[at]}`, goal: "no more at 1,000 rows than at 10", held: many[at]! <= few[at]! })),
  ];
}
