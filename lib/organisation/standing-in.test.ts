import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayOf, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { absencesIn, absencesOf, endAbsence, markAbsent } from "./absences.ts";
import { moveAppointmentDate } from "./appointments.ts";
import { appoint, endAppointment } from "./appointing.ts";
import { absencesLeft } from "./deputies.ts";
import { actorOfOfficial } from "./queries.ts";
import { absenceFault, firstGap, leftAlone, standsFor, whoActs } from "./rules.ts";
import type { Absence, Offices } from "./rules.ts";
import { seatsOf } from "./seats.ts";
import { coverWithout, officesBetween, officesOn } from "./standing-in.ts";
import { addPost } from "./structure-commands.ts";
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
/** Who left, with the day on which they held their post last. */
type Left = ReadonlyMap<string, Day>;
const on = (absences: readonly Absence[], at: Day, vacant: readonly string[] = [], left: Left = new Map()): Offices => {
  const posts = postsWith([...vacant, ...[...left].filter(([, last]) => last < at).map(([who]) => who.slice(2))]);
  return { posts, above, away: new Map(absences.filter((one) => one.validFrom <= at && at <= one.validUntil!).map((one) => [one.officialId, one.deputyId])), serving: new Set(posts.flatMap((post) => post.holders)) };
};

describe("who acts", () => {
  const away = (...pairs: [string, string | null][]): Offices => ({ posts: postsWith([]), above, away: new Map(pairs.map(([who, deputy]) => [`o:${who}`, deputy && `o:${deputy}`])), serving: new Set(people) });
  test.each<[string, string, Offices, string]>([
    ["the holder who is there", "division-head", away(), "division-head"],
    ["the deputy of one who is away", "division-head", away(["division-head", "team-officer"]), "team-officer"],
    ["the deputy's deputy, while the deputy is away as well", "division-head", away(["division-head", "team-officer"], ["team-officer", "bureau-officer"]), "bureau-officer"],
    ["the head above, where the last in the chain named nobody", "division-head", away(["division-head", "team-officer"], ["team-officer", null]), "bureau-head"],
    ["the head of the own unit for an official without a deputy", "team-officer", away(["team-officer", null]), "team-head"],
    ["whoever stands in for that head", "team-officer", away(["team-officer", null], ["team-head", "division-officer"]), "division-officer"],
    ["the next head above, where that head named nobody", "team-officer", away(["team-officer", null], ["team-head", null], ["division-head", null]), "bureau-head"],
  ])("%s", (_, post, then, who) => expect(whoActs(post, then)).toEqual([`o:${who}`]));
  test("the head above, where the deputy holds no post any more, nor does that one's own deputy stand in", () => {
    const then = (...gone: string[]) => ({ ...away(["division-head", "team-officer"], ["team-officer", "bureau-officer"]), serving: new Set(people.filter((who) => !gone.includes(who))) });
    expect([whoActs("division-head", then()), whoActs("division-head", then("o:team-officer")), whoActs("division-head", then("o:bureau-officer"))]).toEqual([["o:bureau-officer"], ["o:bureau-head"], ["o:bureau-head"]]);
  });
  test("a vacant post is its head's, a vacant head's the head's above", () => {
    const vacant = on([], start, ["team-officer", "team-head"]);
    expect([whoActs("team-officer", vacant), whoActs("team-head", vacant)]).toEqual([["o:division-head"], ["o:division-head"]]);
  });
  test("at the top nobody is above: the head may not go without a deputy", () => {
    expect(leftAlone("o:top-head", on([], start))).toEqual(["top-head"]);
    expect(leftAlone("o:bureau-head", on([], start))).toEqual([]);
  });
});

test.each<[string, [number, number | null][], number | null]>([
  ["nobody", [], 0],
  ["one throughout", [[-9, null]], null],
  ["one until the last day", [[0, 4]], null],
  ["one who leaves before", [[-9, 3]], 4],
  ["one who begins later", [[1, null]], 0],
  ["two posts, one after another", [[-9, 1], [2, 9]], null],
  ["two posts with a day between", [[3, 9], [-9, 1]], 2],
])("the first day of five without a post: %s", (_, held, gap) => {
  expect(firstGap(held.map(([from, until]) => ({ validFrom: day(from), validUntil: until === null ? null : day(until) })), day(0), day(4))).toBe(gap === null ? null : day(gap));
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

test("whatever absences are accepted, one after another and ended early, and whoever leaves, every day each post has somebody who is there, and no chain comes back", () => {
  const wish = fc.record({ who: fc.constantFrom(...people), deputy: fc.option(fc.constantFrom(...people)), from: fc.integer({ min: 0, max: 8 }), length: fc.integer({ min: -1, max: 6 }) });
  const vacancies = fc.uniqueArray(fc.constantFrom(...postsWith([]).map((post) => post.postId).filter((id) => id !== "top-head")), { maxLength: 3 });
  const leavings = fc.uniqueArray(fc.record({ who: fc.constantFrom(...people.filter((who) => who !== "o:top-head")), last: fc.integer({ min: -1, max: 10 }), after: fc.nat({ max: 12 }) }), { maxLength: 4, selector: (one) => one.who });
  const seen = { accepted: 0, deputiesLeft: 0, topAlone: 0 };
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), vacancies, fc.array(fc.nat({ max: 20 }), { maxLength: 3 }), leavings, (wishes, vacant, endings, leaving) => {
      let absences: Absence[] = [];
      const left = new Map<string, Day>();
      /** Named in an absence, and without a post on one of its days: of these the administrator is told. */
      const told = () => absences.filter((one) => one.deputyId !== null && left.has(one.deputyId) && left.get(one.deputyId)! < one.validUntil!);
      const check = () => {
        for (let n = 0; n <= 15; n++) {
          const then = on(absences, day(n), vacant, left);
          // Above the top there is nobody: it stays alone where the administrator was told that its head lost the deputy.
          const alone = whoActs("top-head", then).length === 0;
          if (alone && !told().some((one) => one.validFrom <= day(n) && day(n) <= one.validUntil!)) throw new Error(`top-head on ${day(n)}: nobody, and nobody was told`);
          if (alone) seen.topAlone++;
          for (const post of then.posts) {
            const acting = whoActs(post.postId, then);
            // Plain, for it is asked some hundred thousand times.
            if ((acting.length === 0 && !alone) || acting.some((who) => then.away.has(who) || !then.serving.has(who))) throw new Error(`${post.postId} on ${day(n)}: ${acting.join() || "nobody"}`);
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
      const leave = (n: number) => {
        for (const one of leaving) if (one.after === n) left.set(one.who, day(one.last));
        seen.deputiesLeft += told().length;
      };
      wishes.forEach(({ who, deputy, from, length }, n) => {
        leave(n);
        const wanted: Absence = { officialId: who, deputyId: deputy, validFrom: day(from), validUntil: day(from + length) };
        if (absenceFault(wanted, absences)) return;
        if (deputy !== null && firstGap(vacant.includes(deputy.slice(2)) ? [] : [{ validFrom: day(-9), validUntil: left.get(deputy) ?? null }], wanted.validFrom, wanted.validUntil!)) return;
        if (deputy === null && Array.from({ length: length + 1 }, (_, at) => leftAlone(who, on(absences, day(from + at), vacant, left))).flat().length > 0) return;
        absences.push(wanted);
        seen.accepted++;
      });
      check();
      for (let n = wishes.length; n <= 12; n++) leave(n);
      check();
      for (const at of endings) {
        const ended = absences[at % Math.max(1, absences.length)];
        absences = absences.filter((one) => one !== ended);
        if (ended) expect(standsFor(ended.officialId, on(absences, ended.validFrom, vacant, left))).toBe(ended.officialId);
        check();
      }
    }),
    { numRuns: 250 },
  );
  expect(seen.accepted).toBeGreaterThan(250);
  expect(seen.deputiesLeft).toBeGreaterThan(20);
  expect(seen.topAlone).toBeGreaterThan(0);
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
    // Somebody of another agency deputises for nobody here, until they hold a post here too.
    for (const deputyId of [cast.officials.bada, newId(now)]) await expect(perform(markAbsent, await actor("seoon"), { ...away, deputyId }, now)).rejects.toMatchObject({ code: "organisation.deputy-without-post", field: "deputyId", params: { day: away.validFrom } });
    const beside = { id: newId(now), officialId: cast.officials.bada, postId: cast.posts.vacant, kind: "concurrent", validFrom: toColumn(today) };
    await base.db.appointment.create({ data: { ...beside, validUntil: toColumn(addDays(away.validFrom, 1)) } });
    await expect(perform(markAbsent, await actor("seoon"), { ...away, deputyId: cast.officials.bada }, now)).rejects.toMatchObject({ code: "organisation.deputy-without-post", params: { day: away.validUntil } });
    await base.db.appointment.update({ where: { id: beside.id }, data: { validUntil: null } });
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

  test("a deputy whose post ends has no seat of the absent from that day on; it goes to the head, and the administrator is told", async () => {
    const admin = { ...(await actor("doyun")), roles: [{ role: "administrator" as const, agencyId: cast.agency }] };
    const [from, until] = [addDays(today, 10), addDays(today, 14)];
    const [deputy, successor] = [newId(now), newId(now)];
    await base.db.official.createMany({ data: [[deputy, "노가람"], [successor, "유나래"]].map(([id, nameKo]) => ({ id: id!, agencyId: cast.agency, nameKo: nameKo!, nameEn: "", rankKo: "", rankEn: "" })) });
    const post = await perform(addPost, admin, { id: cast.institutions, nameKo: "조사 담당", nameEn: "Survey", level: 1, isHead: false, validFrom: today }, now);
    const taken = await perform(appoint, admin, { officialId: deputy, postId: post.id, kind: "regular", validFrom: today, reason: "" }, now);
    expect(taken.withoutDeputy).toEqual([]);
    const { id } = await perform(markAbsent, await actor("seoon"), { validFrom: from, validUntil: until, reason: "leave", deputyId: deputy }, now);
    const seatedAt = async (who: string, on: Day) => (await seatsOf(base.db, who, on)).some((seat) => seat.postId === cast.posts.seoon);
    const seated = (on: Day) => Promise.all([seatedAt(deputy, on), seatedAt(cast.officials.doyun, on)]);
    expect([await seated(from), await seated(until)]).toEqual([[true, false], [true, false]]);
    const lost = (day: Day) => [{ id, name: "박서온", deputy: "노가람", validFrom: from, validUntil: until, day }];
    // Somebody else takes the post in the middle of the absence, then a day later, and at last the other is relieved before it begins.
    const next = await perform(appoint, admin, { officialId: successor, postId: post.id, kind: "regular", validFrom: addDays(from, 2), reason: "" }, now);
    expect(next.withoutDeputy).toEqual(lost(addDays(from, 2)));
    expect((await perform(moveAppointmentDate, admin, { id: next.id, validFrom: addDays(from, 3), reason: "" }, now)).withoutDeputy).toEqual(lost(addDays(from, 3)));
    expect([await seated(addDays(from, 2)), await seated(addDays(from, 3))]).toEqual([[true, false], [false, true]]);
    expect((await perform(endAppointment, admin, { id: taken.id, validUntil: addDays(from, -1), reason: "" }, now)).withoutDeputy).toEqual(lost(from));
    expect(await absencesLeft(base.db, { agencyIds: [cast.agency] }, today)).toMatchObject([{ id, officialId: cast.officials.seoon, nameKo: "박서온", deputyKo: "노가람", day: from }]);
    expect(await absencesOf(base.db, cast.officials.seoon, today)).toMatchObject([{ id, deputyGone: from }]);
    expect(await seated(from)).toEqual([false, true]);
    expect((await actorOfOfficial(base.db, deputy, new Date(`${from}T03:00:00Z`)))?.seats).toEqual([]);
    await perform(endAbsence, await actor("seoon"), { id }, now);
    expect(await absencesLeft(base.db, { agencyIds: [cast.agency] }, today)).toEqual([]);
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
