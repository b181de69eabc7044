import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayOf, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { absencesIn, absencesOf, endAbsence, markAbsent } from "./absences.ts";
import { actorOfOfficial } from "./queries.ts";
import { absenceFault, leftAlone, standsFor, whoActs } from "./rules.ts";
import type { Absence, Offices } from "./rules.ts";
import { seatsOf } from "./seats.ts";
import { coverWithout, officesBetween, officesOn } from "./standing-in.ts";
import { officesNow as now, seatOffices } from "./testing/offices.ts";
import type { Offices as Seated, Person } from "./testing/offices.ts";

/* §10: while a holder is away or a post is vacant, there is always somebody who may handle what waits. */

const start = "2026-11-02";
const day = (n: number): Day => addDays(start, n);
/** A ministry of four units: each has a head and an official; `above` says under which it stands. */
const units = { top: null, bureau: "top", division: "bureau", team: "division" } as const;
const names = Object.keys(units) as (keyof typeof units)[];
const postsWith = (vacant: readonly string[]): Offices["posts"] =>
  names.flatMap((unit) => [true, false].map((isHead) => {
    const postId = `${unit}-${isHead ? "head" : "officer"}`;
    return { postId, departmentId: unit, isHead, holders: vacant.includes(postId) ? [] : [`o:${postId}`] };
  }));
const above = new Map<string, string | null>(Object.entries(units));
const people = postsWith([]).flatMap((post) => post.holders);
const on = (absences: readonly Absence[], at: Day, vacant: readonly string[] = []): Offices => ({
  posts: postsWith(vacant), above, away: new Map(absences.filter((one) => one.validFrom <= at && at <= one.validUntil!).map((one) => [one.officialId, one.deputyId])),
});

describe("who acts", () => {
  const away = (...pairs: [string, string | null][]): Offices => ({ posts: postsWith([]), above, away: new Map(pairs.map(([who, deputy]) => [`o:${who}`, deputy && `o:${deputy}`])) });
  test.each<[string, string, Offices, string]>([
    ["the holder who is there", "division-head", away(), "division-head"],
    ["the deputy of one who is away", "division-head", away(["division-head", "team-officer"]), "team-officer"],
    ["the deputy's deputy, while the deputy is away as well", "division-head", away(["division-head", "team-officer"], ["team-officer", "bureau-officer"]), "bureau-officer"],
    ["the head above, where the last in the chain named nobody", "division-head", away(["division-head", "team-officer"], ["team-officer", null]), "bureau-head"],
    ["the head of the own unit for an official without a deputy", "team-officer", away(["team-officer", null]), "team-head"],
    ["whoever stands in for that head", "team-officer", away(["team-officer", null], ["team-head", "division-officer"]), "division-officer"],
    ["the next head above, where that head named nobody", "team-officer", away(["team-officer", null], ["team-head", null], ["division-head", null]), "bureau-head"],
  ])("%s", (_, post, then, who) => expect(whoActs(post, then)).toEqual([`o:${who}`]));
  test("a vacant post is its head's, a vacant head's the head's above", () => {
    const vacant = on([], start, ["team-officer", "team-head"]);
    expect([whoActs("team-officer", vacant), whoActs("team-head", vacant)]).toEqual([["o:division-head"], ["o:division-head"]]);
  });
  test("at the top nobody is above: the head may not go without a deputy", () => {
    expect(leftAlone("o:top-head", on([], start))).toEqual(["top-head"]);
    expect(leftAlone("o:bureau-head", on([], start))).toEqual([]);
  });
});

describe("an absence is refused", () => {
  const wanted = (officialId: string, deputyId: string | null, from = 0, until = 4): Absence => ({ officialId, deputyId, validFrom: day(from), validUntil: day(until) });
  test.each<[string, Absence, Absence[], string | null, string | undefined]>([
    ["that ends before it begins", wanted("a", null, 3, 2), [], "ends-before-it-begins", "validUntil"],
    ["on days of another of the same person", wanted("a", null), [wanted("a", null, 4, 6)], "absence-overlaps", "validFrom"],
    ["with oneself as deputy", wanted("a", "a"), [], "deputy-is-oneself", "deputyId"],
    ["with a deputy who is away on one of the days", wanted("a", "b"), [wanted("b", "c", 4, 9)], "deputy-away", "deputyId"],
    ["with a deputy for whom one deputises", wanted("a", "b"), [wanted("b", "a")], "deputy-in-circle", "deputyId"],
    ["with a deputy of a deputy of oneself", wanted("a", "b"), [wanted("b", "c"), wanted("c", "a")], "deputy-in-circle", "deputyId"],
    ["not: with the same deputy on other days", wanted("a", "b"), [wanted("b", "a", 5, 6)], null, undefined],
    ["not: when one deputises oneself, and names one's own deputy", wanted("a", "c"), [wanted("b", "a")], null, undefined],
  ])("%s", (_, one, others, code, field) => expect(absenceFault(one, others)).toEqual(code === null ? null : expect.objectContaining({ refused: `organisation.${code}`, field })));
});

test("whatever absences are accepted, one after another and ended early, every day each post has somebody who is there, and no chain comes back", () => {
  const wish = fc.record({ who: fc.constantFrom(...people), deputy: fc.option(fc.constantFrom(...people)), from: fc.integer({ min: 0, max: 8 }), length: fc.integer({ min: -1, max: 6 }) });
  const vacancies = fc.uniqueArray(fc.constantFrom(...postsWith([]).map((post) => post.postId).filter((id) => id !== "top-head")), { maxLength: 3 });
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), vacancies, fc.array(fc.nat({ max: 20 }), { maxLength: 3 }), (wishes, vacant, endings) => {
      let absences: Absence[] = [];
      const check = () => {
        for (let n = 0; n <= 15; n++) {
          const then = on(absences, day(n), vacant);
          for (const post of then.posts) {
            const acting = whoActs(post.postId, then);
            // Plain, for it is asked some hundred thousand times.
            if (acting.length === 0 || acting.some((who) => then.away.has(who))) throw new Error(`${post.postId} on ${day(n)}: ${acting.join() || "nobody"}`);
          }
          for (const who of then.away.keys()) {
            const chain = [who];
            for (let at = then.away.get(who) ?? null; at !== null && then.away.has(at); at = then.away.get(at) ?? null) {
              if (chain.includes(at)) throw new Error(`a circle: ${chain.join(" → ")} → ${at}`);
              chain.push(at);
            }
          }
        }
      };
      for (const { who, deputy, from, length } of wishes) {
        const wanted: Absence = { officialId: who, deputyId: deputy, validFrom: day(from), validUntil: day(from + length) };
        if (absenceFault(wanted, absences)) continue;
        if (deputy === null && Array.from({ length: length + 1 }, (_, n) => leftAlone(who, on(absences, day(from + n), vacant))).flat().length > 0) continue;
        absences.push(wanted);
        accepted++;
      }
      check();
      for (const at of endings) {
        const ended = absences[at % Math.max(1, absences.length)];
        absences = absences.filter((one) => one !== ended);
        if (ended) expect(standsFor(ended.officialId, on(absences, ended.validFrom, vacant).away)).toBe(ended.officialId);
        check();
      }
    }),
    { numRuns: 250 },
  );
  expect(accepted).toBeGreaterThan(250);
}, 60_000);

describe("in the database", () => {
  let base: TestDatabase;
  let cast: Seated;
  const today = dayOf(now);
  const actor = async (name: Person) => (await actorOfOfficial(base.db, cast.officials[name], now))!;
  beforeAll(async () => {
    base = await testDatabase();
    cast = await seatOffices(base.db);
  });
  afterAll(() => base.drop());

  test("a head with nobody above names a deputy, or is told at which post nobody would act", async () => {
    const away = { validFrom: addDays(today, 3), validUntil: addDays(today, 5), reason: "leave" as const };
    await expect(perform(markAbsent, await actor("doyun"), away, now)).rejects.toMatchObject({ code: "organisation.nobody-acts", field: "deputyId", params: { name: "행정제도과장", day: addDays(today, 3) } });
    expect(await coverWithout(base.db, cast.officials.doyun, today)).toMatchObject([{ nameKo: "행정제도과장", by: [] }]);
    expect(await coverWithout(base.db, cast.officials.seoon, today)).toMatchObject([{ nameKo: "제도 담당", by: [{ nameKo: "한도윤" }] }]);
    const { id } = await perform(markAbsent, await actor("doyun"), { ...away, deputyId: cast.officials.seoon }, now);
    await expect(perform(markAbsent, await actor("seoon"), { ...away, deputyId: cast.officials.doyun }, now)).rejects.toMatchObject({ code: "organisation.deputy-in-circle", field: "deputyId" });
    // The deputy's own leave would leave the head's post alone: it goes on to the deputy's deputy, or is refused.
    await expect(perform(markAbsent, await actor("seoon"), away, now)).rejects.toMatchObject({ code: "organisation.nobody-acts", params: { name: "행정제도과장" } });
    await expect(perform(markAbsent, await actor("bada"), { ...away, deputyId: cast.officials.doyun }, now)).rejects.toMatchObject({ code: "organisation.deputy-away", field: "deputyId", params: { day: away.validFrom, until: away.validUntil } });
    const second = await perform(markAbsent, await actor("seoon"), { ...away, validFrom: away.validUntil, deputyId: cast.officials.bada }, now);
    expect(await absencesOf(base.db, cast.officials.doyun, today)).toMatchObject([{ deputyKo: "박서온", onwards: [{ validFrom: away.validUntil, validUntil: away.validUntil, deputyKo: "문바다" }] }]);
    expect((await absencesIn(base.db, [cast.agency], today)).map((one) => one.nameKo)).toEqual(["한도윤", "박서온"]);
    const heldBy = async (who: Person, on: Day) => (await seatsOf(base.db, cast.officials[who], on)).find((seat) => seat.postId === cast.posts.doyun)?.onBehalfOf?.nameKo;
    expect([await heldBy("seoon", away.validFrom), await heldBy("bada", away.validFrom)]).toEqual(["한도윤", undefined]);
    expect([await heldBy("seoon", away.validUntil), await heldBy("bada", away.validUntil)]).toEqual([undefined, "한도윤"]);
    await perform(endAbsence, await actor("seoon"), { id: second.id }, now);
    expect([await heldBy("seoon", away.validUntil), await heldBy("bada", away.validUntil)]).toEqual(["한도윤", undefined]);
    await perform(endAbsence, await actor("doyun"), { id }, now);
    expect(await heldBy("seoon", away.validFrom)).toBeUndefined();
  });

  test("the seats that the database gives are those of the rule, in whatever offices", async () => {
    const ids = [0, 1, 2, 3, 4, 5];
    const world = fc.record({
      parents: fc.tuple(...[1, 2, 3].map((n) => fc.option(fc.integer({ min: 0, max: n - 1 })))),
      posts: fc.array(fc.record({ unit: fc.integer({ min: 0, max: 3 }), isHead: fc.boolean(), holders: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }), kind: fc.constantFrom("regular", "concurrent", "acting") }), { minLength: 1, maxLength: 7 }),
      away: fc.uniqueArray(fc.record({ who: fc.constantFrom(...ids), deputy: fc.option(fc.constantFrom(...ids)) }), { maxLength: 5, selector: (one) => one.who }),
    });
    const { db } = base;
    const since = { validFrom: toColumn("2026-01-01") };
    await fc.assert(
      fc.asyncProperty(world, async ({ parents, posts, away }) => {
        for (const table of [db.absence, db.appointment, db.post, db.departmentVersion, db.department] as const) await (table as typeof db.absence).deleteMany();
        const officials = ids.map(() => newId(now));
        await db.official.createMany({ data: officials.map((id, n) => ({ id, agencyId: cast.agency, nameKo: `사람${n}`, nameEn: "", rankKo: "", rankEn: "" })) });
        const unitIds = [0, 1, 2, 3].map(() => newId(now));
        await db.department.createMany({ data: unitIds.map((id, n) => ({ id, agencyId: cast.agency, code: `U${n}`, isHandlingUnit: false, ...since })) });
        await db.departmentVersion.createMany({ data: unitIds.map((departmentId, n) => ({ id: newId(now), departmentId, nameKo: `과${n}`, nameEn: "", parentId: n === 0 || parents[n - 1] === null ? null : unitIds[parents[n - 1]!]!, ...since })) });
        const postIds = posts.map(() => newId(now));
        await db.post.createMany({ data: posts.map((post, n) => ({ id: postIds[n]!, departmentId: unitIds[post.unit]!, nameKo: `자리${n}`, nameEn: "", level: 1, isHead: post.isHead, ...since })) });
        await db.appointment.createMany({ data: posts.flatMap((post, n) => post.holders.map((who) => ({ id: newId(now), officialId: officials[who]!, postId: postIds[n]!, kind: post.kind, ...since }))) });
        await db.absence.createMany({ data: away.map(({ who, deputy }) => ({ id: newId(now), officialId: officials[who]!, deputyId: deputy === null ? null : officials[deputy]!, validFrom: toColumn(today), validUntil: toColumn(today), reason: "leave", createdAt: now })) });
        const offices = officesOn(await officesBetween(db, cast.agency, today, today), today);
        for (const who of officials) {
          const own = offices.posts.filter((post) => post.holders.includes(who) || whoActs(post.postId, offices).includes(who)).map((post) => post.postId);
          const seats = await seatsOf(db, who, today);
          expect(seats.map((seat) => seat.postId).sort()).toEqual(own.sort());
          for (const seat of seats) {
            const holders = offices.posts.find((post) => post.postId === seat.postId)!.holders;
            if (holders.includes(who)) expect(["regular", "concurrent", "acting"]).toContain(seat.kind);
            else if (holders.length === 0) expect([seat.kind, seat.onBehalfOf]).toEqual(["acting", null]);
            else expect([seat.kind, holders]).toEqual(["deputy", expect.arrayContaining([seat.onBehalfOf?.officialId])]);
          }
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
