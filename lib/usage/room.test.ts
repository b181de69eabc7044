import { afterAll, beforeAll, expect, test } from "vitest";
import { text } from "node:stream/consumers";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument, returnDocument } from "#lib/documents/acts.ts";
import { decided, makeCast, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { looksAtMe } from "#lib/usage/looks.ts";
import { newId } from "#lib/platform/id.ts";
import { exportUsage, readUsage, usageOf } from "#lib/usage/queries.ts";
import { readLooks, readUsageRows, rowPage } from "#lib/usage/rows.ts";
import { instantsOf, monthOf, sameDays, spansOf } from "#lib/usage/rules.ts";

const today = "2026-11-23";
let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await decided(cast, { at: new Date("2026-10-06T01:00:00Z") });
  await decided(cast, { at: new Date("2026-10-28T01:00:00Z") });
  const id = await submitted(cast);
  for (const [n, who] of (["junmo", "nayun", "doyun"] as const).entries()) {
    const at = new Date(monday.getTime() + (n + 1) * 3_600_000);
    await perform(approveDocument, await cast.actor(who, at), { id, opinion: n === 1 ? "계정을 만듭니다." : "", version: 1 }, at);
  }
  const back = await submitted(cast, { title: "다시 쓸 문서" });
  await perform(returnDocument, await cast.actor("junmo"), { id: back, reason: "근거를 적어 주세요.", version: 1 }, monday);
});
afterAll(() => base.drop());

test("a month stands beside the same days of the month and the year before", () => {
  expect(sameDays("2026-02", "2026-03", "2026-03-31")).toEqual({ from: "2026-02-01", until: "2026-02-28" });
  expect(sameDays("2026-09", "2026-10", today)).toEqual({ from: "2026-09-01", until: "2026-09-30" });
  expect(spansOf("2026-11", today).compared.map(({ until }) => until)).toEqual([today, "2026-10-23", "2025-11-23"]);
  expect(["2027-01", "x", undefined, ["2026-01"], "2026-13"].map((asked) => monthOf(asked, today))).toEqual(Array(5).fill("2026-11"));
});

test("figures of a person and of the department are counted from the records", async () => {
  const mine = await usageOf(base.db, await cast.actor("seoon"), "me", undefined, today);
  expect(mine.compared[0]).toMatchObject({ drafted: 2, decided: 0, returns: 1, opinions: 0, lead: 1, median: 180, p90: 180 });
  expect(mine.compared[1]).toMatchObject({ drafted: 1, lead: 1 });
  expect(mine.compared[2]).toMatchObject({ drafted: 0, median: null });
  expect(mine.months).toHaveLength(13);
  expect(mine.months[11]).toMatchObject({ month: "2026-10", drafted: 2 });
  const head = await cast.actor("doyun");
  expect((await usageOf(base.db, head, "me", undefined, today)).compared[0]).toMatchObject({ drafted: 0, decided: 1 });
  expect((await usageOf(base.db, head, "department", undefined, today)).compared[0]).toMatchObject({ drafted: 2, decided: 1, returns: 1, opinions: 2 });
  expect((await usageOf(base.db, await cast.actor("nayun"), "me", undefined, today)).compared[0]).toMatchObject({ opinions: 1 });
});

const rows = async (who: Person, given: object) => readUsageRows.output.parse(await ask(readUsageRows, await cast.actor(who), readUsageRows.input.parse({ month: "2026-11", ...given }), monday));

test("what stands beside the month opens the rows of the same days, and the days of use the days", async () => {
  const { compared } = await usageOf(base.db, await cast.actor("seoon"), "me", "2026-11", today);
  for (const [n, of] of (["now", "before", "yearAgo"] as const).entries()) {
    for (const measure of ["drafted", "decided", "returns", "opinions", "lead"] as const) expect((await rows("seoon", { of, measure })).total, `${of} ${measure}`).toBe(compared[n]![measure]);
    expect((await rows("seoon", { of, measure: "days" })).days).toHaveLength(compared[n]!.days);
  }
  // Up to the 23rd: what was drafted on the 28th of October is not counted beside it.
  expect((await rows("seoon", { of: "before" })).documents.map(({ at }) => at.slice(0, 10))).toEqual(["2026-10-06"]);
  const { days } = await rows("doyun", { who: "department", measure: "days" });
  expect(days[0]).toEqual({ day: today, people: 3 });
  expect(days.reduce((sum, { people: many }) => sum + many, 0)).toBe((await usageOf(base.db, await cast.actor("doyun"), "department", "2026-11", today)).compared[0]!.days);
});

test("a number opens the rows that the viewer may list and no others", async () => {
  const seoon = await cast.actor("seoon");
  expect(await rows("seoon", { who: "department" })).toMatchObject({ total: 2, counted: 2, documents: [{}, {}], days: [] });
  await base.db.document.updateMany({ where: { title: "다시 쓸 문서" }, data: { listers: [], readers: [] } });
  const some = await rows("seoon", { who: "department" });
  expect(some).toMatchObject({ total: 1, counted: 2 });
  expect(some.documents.map((row) => row.title)).toEqual(["시범기관 운영계획"]);
  // Of those that may not be listed at all the figure is told still, and past the last page too.
  expect(await rows("seoon", { who: "department", measure: "returns" })).toEqual({ total: 0, counted: 1, documents: [], days: [] });
  expect(await rows("seoon", { who: "department", page: 9 })).toEqual({ total: 1, counted: 2, documents: [], days: [] });
  expect((await usageOf(base.db, seoon, "department", undefined, today)).compared[0]).toMatchObject({ drafted: 2 });
});

test("a head sees a person of theirs, the person sees each look, and nobody else may", async () => {
  const wanted = { who: "person" as const, person: cast.official.seoon, month: undefined };
  for (const who of ["junmo", "nayun", "yukyung", "gaon"] as const) {
    await expect(ask(readUsage, await cast.actor(who), wanted, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  }
  await expect(ask(readUsage, await cast.actor("doyun"), { ...wanted, person: cast.official.gaon }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  const seen = await ask(readUsage, await cast.actor("doyun"), wanted, monday);
  const own = await usageOf(base.db, await cast.actor("seoon"), "me", undefined, today);
  expect(seen.compared[0]).toMatchObject({ drafted: own.compared[0]!.drafted, days: own.compared[0]!.days });
  expect(await looksAtMe(base.db, await cast.actor("seoon"))).toMatchObject([{ viewerKo: "한도윤" }]);
  expect(await looksAtMe(base.db, await cast.actor("junmo"))).toEqual([]);
  expect(await base.db.readEntry.count({ where: { recordKind: "figures", outcome: "refused" } })).toBe(5);
  const looks = async (who: Person) => readLooks.output.parse(await ask(readLooks, await cast.actor(who), {}, monday)).looks;
  expect(await looks("seoon")).toMatchObject([{ name: "한도윤" }]);
  expect(await looks("junmo")).toEqual([]);
  // The rows of a person are their head's alone too, and opening them is a look.
  for (const who of ["junmo", "gaon"] as const) await expect(rows(who, { who: "person", person: cast.official.seoon })).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await rows("doyun", { who: "person", person: cast.official.seoon })).total).toBeGreaterThan(0);
  expect(await looks("seoon")).toHaveLength(2);
});

test("days of use are counted once a day and person, and the export says the same", async () => {
  const [now] = (await usageOf(base.db, await cast.actor("seoon"), "me", undefined, today)).compared;
  expect(now?.days).toBe(1);
  const { stream, name } = await ask(exportUsage, await cast.actor("seoon"), { who: "me", month: undefined, person: undefined }, monday);
  const lines = (await text(stream)).trim().split("\r\n");
  expect(name).toMatch(/\.csv$/);
  expect(lines).toHaveLength(14);
  expect(lines.at(-1)).toBe("2026-11,2,0,1,0,180,180,1");
});

/** The figures once more, from the approval events alone and in other code. */
async function recounted(whose: { officialId: string } | { departmentId: string }, { from, until }: { from: Date; until: Date }) {
  const [documents, events] = await Promise.all([base.db.document.findMany(), base.db.approvalEvent.findMany({ orderBy: [{ documentId: "asc" }, { seq: "asc" }] })]);
  const within = (at: Date | undefined) => at !== undefined && at >= from && at < until;
  const figures = { drafted: 0, decided: 0, returns: 0, opinions: 0, lead: 0 };
  for (const document of documents) {
    const told = events.filter(({ documentId }) => documentId === document.id);
    const own = "officialId" in whose ? document.drafterId === whose.officialId : document.departmentId === whose.departmentId;
    const by = (officialId: string) => ("officialId" in whose ? officialId === whose.officialId : own);
    const decision = told.find(({ type }) => type === "decided");
    if (own && within(told.find(({ type }) => type === "submitted")?.at)) figures.drafted += 1;
    if (decision && by(decision.officialId) && within(decision.at)) figures.decided += 1;
    if (decision && own && within(decision.at)) figures.lead += 1;
    for (const event of told.filter(({ at }) => within(at))) {
      if (event.type === "returned" && own) figures.returns += 1;
      if ((event.type === "returned" || (event.data as { opinion?: boolean }).opinion) && by(event.officialId)) figures.opinions += 1;
    }
  }
  return figures;
}

test("a full recount from the approval events gives the same figures, for each person and the department, in every month", async () => {
  let counted = 0;
  for (const who of people) {
    const actor = await cast.actor(who);
    for (const [asked, whose] of [["me", { officialId: actor.officialId }], ["department", { departmentId: actor.seat?.departmentId ?? "" }]] as const) {
      const { months } = await usageOf(base.db, actor, asked, undefined, today);
      for (const { from, until, drafted, decided: decisions, returns, opinions, lead } of months) {
        expect({ who, from, drafted, decided: decisions, returns, opinions, lead }).toEqual({ who, from, ...(await recounted(whose, instantsOf({ from, until }))) });
        counted += drafted + decisions + returns + opinions + lead;
      }
    }
  }
  expect(counted).toBeGreaterThan(20);
});

test("all rows that one may list are reached page by page, each once", async () => {
  const like = await base.db.document.findFirstOrThrow({ where: { drafterId: cast.official.seoon, submittedAt: { gte: new Date("2026-11-01T00:00:00Z") }, listers: { isEmpty: false } } });
  const many = 2 * rowPage + 7;
  const before = (await rows("seoon", {})).total;
  await base.db.document.createMany({ data: Array.from({ length: many }, (_, n) => ({ ...like, id: newId(monday), title: `문서 ${n}`, numberLabel: null })) as never });
  const pages = await Promise.all([1, 2, 3, 4].map((page) => rows("seoon", { page })));
  expect(pages[0]!.total).toBe(before + many);
  const seen = pages.flatMap(({ documents }) => documents.map(({ documentId }) => documentId));
  expect(seen).toHaveLength(before + many);
  expect(new Set(seen).size).toBe(before + many);
});
