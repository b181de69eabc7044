import { afterAll, beforeAll, expect, test } from "vitest";
import { text } from "node:stream/consumers";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { dayOf } from "#lib/time.ts";
import { approveDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { decided, makeCast, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { lookPage, looksAtMe } from "#lib/usage/looks.ts";
import { newId } from "#lib/platform/id.ts";
import { exportUsage, readUsage, usageOf } from "#lib/usage/queries.ts";
import { readLooks, readUsageRows, rowPage } from "#lib/usage/rows.ts";
import { instantsOf, monthOf, sameDays, spansOf } from "#lib/usage/rules.ts";

const today = "2026-11-23";
/** In minutes, from the 30th of October to the 4th of November: from first submission to decision. */
const fiveDays = 5 * 24 * 60;
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
  // Submitted in October, returned, submitted again and decided in November.
  const twice = await submitted(cast, { title: "두 번 상신한 문서", at: new Date("2026-10-30T01:00:00Z") });
  await perform(returnDocument, await cast.actor("junmo"), { id: twice, reason: "금액을 고쳐 주세요.", version: 1 }, new Date("2026-11-02T01:00:00Z"));
  await perform(submitDocument, await cast.actor("seoon"), { id: twice }, new Date("2026-11-03T01:00:00Z"));
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id: twice, opinion: "", version: 2 }, new Date("2026-11-04T01:00:00Z"));
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
  expect(mine.compared[0]).toMatchObject({ drafted: 2, decided: 0, returns: 2, opinions: 0, lead: 2, median: (180 + fiveDays) / 2, p90: 180 + 0.9 * (fiveDays - 180) });
  expect(mine.compared[1]).toMatchObject({ drafted: 1, lead: 1 });
  expect(mine.compared[2]).toMatchObject({ drafted: 0, median: null });
  expect(mine.months).toHaveLength(13);
  expect(mine.months[11]).toMatchObject({ month: "2026-10", drafted: 3 });
  const head = await cast.actor("doyun");
  expect((await usageOf(base.db, head, "me", undefined, today)).compared[0]).toMatchObject({ drafted: 0, decided: 2 });
  expect((await usageOf(base.db, head, "department", undefined, today)).compared[0]).toMatchObject({ drafted: 2, decided: 2, returns: 2, opinions: 3 });
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
  await base.db.document.updateMany({ where: { title: { in: ["다시 쓸 문서", "두 번 상신한 문서"] } }, data: { listers: [], readers: [] } });
  const some = await rows("seoon", { who: "department" });
  expect(some).toMatchObject({ total: 1, counted: 2 });
  expect(some.documents.map((row) => row.title)).toEqual(["시범기관 운영계획"]);
  // Of those that may not be listed at all the figure is told still, and past the last page too.
  expect(await rows("seoon", { who: "department", measure: "returns" })).toEqual({ total: 0, counted: 2, documents: [], days: [] });
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
  expect(await looksAtMe(base.db, await cast.actor("seoon"))).toMatchObject({ total: 1, looks: [{ viewerKo: "한도윤", times: 1 }] });
  expect(await looksAtMe(base.db, await cast.actor("junmo"))).toEqual({ total: 0, looks: [] });
  expect(await base.db.readEntry.count({ where: { recordKind: "figures", outcome: "refused" } })).toBe(5);
  const looks = async (who: Person) => readLooks.output.parse(await ask(readLooks, await cast.actor(who), { page: 1 }, monday)).looks;
  expect(await looks("seoon")).toMatchObject([{ name: "한도윤" }]);
  expect(await looks("junmo")).toEqual([]);
  // The rows of a person are their head's alone too, and opening them is a look.
  for (const who of ["junmo", "gaon"] as const) await expect(rows(who, { who: "person", person: cast.official.seoon })).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await rows("doyun", { who: "person", person: cast.official.seoon })).total).toBeGreaterThan(0);
  expect(await looks("seoon")).toMatchObject([{ name: "한도윤", times: 2 }]);
});

test("no look is pushed out of sight: those of one head on one day are one line, and all lines are paged through", async () => {
  const look = (viewer: Person, at: Date) => ({ subjectId: cast.official.nayun, viewerId: cast.official[viewer], viewerKo: viewer, viewerEn: viewer, at });
  // 23:30 and 00:30 in Seoul are two days, though one in UTC.
  const often = Array.from({ length: 30 }, (_, n) => look("doyun", new Date(Date.UTC(2026, 10, 23, 1, n))));
  const days = Array.from({ length: 22 }, (_, n) => look("yukyung", new Date(Date.UTC(2026, 9, 1 + n, 1))));
  await base.db.usageLook.createMany({ data: [...often, ...days, look("yukyung", new Date("2026-11-19T14:30:00Z")), look("yukyung", new Date("2026-11-19T15:30:00Z"))] });
  const page = async (n: number) => readLooks.output.parse(await ask(readLooks, await cast.actor("nayun"), readLooks.input.parse({ page: n }), monday));
  const [first, second] = [await page(1), await page(2)];
  expect(first.looks.slice(0, 3)).toEqual([{ name: "doyun", at: "2026-11-23T01:29:00.000Z", times: 30 }, { name: "yukyung", at: "2026-11-19T15:30:00.000Z", times: 1 }, { name: "yukyung", at: "2026-11-19T14:30:00.000Z", times: 1 }]);
  expect([first.total, first.looks.length, second.looks.length]).toEqual([25, lookPage, 25 - lookPage]);
  expect([...first.looks, ...second.looks].reduce((sum, { times }) => sum + times, 0)).toBe(54);
  expect(await page(9)).toEqual({ total: 25, looks: [] });
});

test("days of use are counted once a day and person, and the export says the same", async () => {
  const [now] = (await usageOf(base.db, await cast.actor("seoon"), "me", undefined, today)).compared;
  expect(now?.days).toBe(2);
  const { stream, name } = await ask(exportUsage, await cast.actor("seoon"), { who: "me", month: undefined, person: undefined }, monday);
  const lines = (await text(stream)).trim().split("\r\n");
  expect(name).toMatch(/\.csv$/);
  expect(lines).toHaveLength(14);
  expect(lines.at(-1)).toBe(`2026-11,2,0,2,0,${(180 + fiveDays) / 2},${180 + 0.9 * (fiveDays - 180)},2`);
});

/** The value below which a share of these lies, between two of them in proportion. */
function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!;
  return low + (place % 1) * ((sorted[Math.ceil(place)] ?? low) - low);
}

async function records() {
  const [documents, events, acts] = await Promise.all([base.db.document.findMany(), base.db.approvalEvent.findMany({ orderBy: [{ documentId: "asc" }, { seq: "asc" }] }), base.db.historyEntry.findMany()]);
  return { documents, events, acts };
}

/** The figures once more, from the approval events and the acts of these people alone and in other code. */
function recounted({ documents, events, acts }: Awaited<ReturnType<typeof records>>, whose: { officialId: string } | { departmentId: string }, acting: readonly string[], { from, until }: { from: Date; until: Date }) {
  const minutes: number[] = [];
  const within = (at: Date | undefined) => at !== undefined && at >= from && at < until;
  const figures = { drafted: 0, decided: 0, returns: 0, opinions: 0 };
  for (const document of documents) {
    const told = events.filter(({ documentId }) => documentId === document.id);
    const own = "officialId" in whose ? document.drafterId === whose.officialId : document.departmentId === whose.departmentId;
    const by = (officialId: string) => ("officialId" in whose ? officialId === whose.officialId : own);
    const decision = told.find(({ type }) => type === "decided");
    const first = told.find(({ type }) => type === "submitted");
    if (own && within(first?.at)) figures.drafted += 1;
    if (decision && by(decision.officialId) && within(decision.at)) figures.decided += 1;
    if (decision && own && within(decision.at)) minutes.push((decision.at.getTime() - first!.at.getTime()) / 60_000);
    for (const event of told.filter(({ at }) => within(at))) {
      if (event.type === "returned" && own) figures.returns += 1;
      if ((event.type === "returned" || (event.data as { opinion?: boolean }).opinion) && by(event.officialId)) figures.opinions += 1;
    }
  }
  const days = new Set(acts.filter(({ officialId, at }) => officialId !== null && acting.includes(officialId) && within(at)).map(({ officialId, at }) => `${officialId} ${dayOf(at)}`)).size;
  return { ...figures, lead: minutes.length, median: quantile(minutes, 0.5), p90: quantile(minutes, 0.9), days };
}

test("a full recount from the approval events and the history gives the same figures, for each person and the department, in every month", async () => {
  let counted = 0;
  const all = await records();
  for (const who of people) {
    const actor = await cast.actor(who);
    const colleagues = (await Promise.all(people.map((one) => cast.actor(one)))).filter((one) => one.seat?.departmentId === actor.seat?.departmentId).map((one) => one.officialId);
    for (const [asked, whose, acting] of [["me", { officialId: actor.officialId }, [actor.officialId]], ["department", { departmentId: actor.seat?.departmentId ?? "" }, colleagues]] as const) {
      const { months } = await usageOf(base.db, actor, asked, undefined, today);
      for (const { month, from, until, median, p90, ...figures } of months) {
        const { median: half, p90: most, ...again } = recounted(all, whose, acting, instantsOf({ from, until }));
        expect({ who, month, ...figures }).toEqual({ who, month, ...again });
        for (const [one, other] of [[median, half], [p90, most]] as const) expect(one === null ? null : one.toFixed(6), `${who} ${month}`).toBe(other === null ? null : other.toFixed(6));
        counted += figures.drafted + figures.decided + figures.returns + figures.opinions + figures.lead;
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
