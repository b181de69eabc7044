import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefused } from "#lib/refusal.ts";
import { addDays, dayOf, holdsOn, startOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { renameAgency } from "./agencies.ts";
import { namesOfAgencies, namesOfPosts } from "./naming.ts";
import { appointmentsOfPerson, listPeople } from "./people.ts";
import { moveDepartment } from "./places.ts";
import { actorOfOfficial } from "./queries.ts";
import { placeFault } from "./rules.ts";
import type { Place } from "./rules.ts";
import { agenciesOn, namesOfUnitsCalled, readOrganisation, unitFor } from "./structure.ts";
import { addDepartment, renamePost } from "./structure-commands.ts";
import { officesNow as now, seatOffices } from "./testing/offices.ts";
import type { Offices } from "./testing/offices.ts";
import { handlingUnitOf, postsWith } from "./units.ts";

/* Names and places of the organisation hold from a day on; what was before keeps its own. */

let base: TestDatabase;
let cast: Offices;
const today = dayOf(now);
const tomorrow = addDays(today, 1);
const onDay = async (who: "doyun" | "seoon", day: string): Promise<Actor> => (await actorOfOfficial(base.db, cast.officials[who], startOf(day)))!;
const admin = () => onDay("doyun", today);

beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
  await base.db.roleGrant.create({ data: { id: cast.posts.vacant, officialId: cast.officials.doyun, agencyId: cast.agency, role: "administrator", validFrom: new Date("2024-03-04") } });
});
afterAll(() => base.drop());

test("a post bears its new name from the day on, in the seat as in lists; both names find it, and its history keeps the old one", async () => {
  const rename = async (nameKo: string, validFrom: string) => perform(renamePost, await admin(), { id: cast.posts.seoon, nameKo, nameEn: nameKo, validFrom, reason: "직제 개정" }, now);
  await rename("제도혁신 담당", tomorrow);
  expect([(await onDay("seoon", today)).seat?.postNameKo, (await onDay("seoon", tomorrow)).seat?.postNameKo]).toEqual(["제도 담당", "제도혁신 담당"]);
  const listed = async (day: string) => (await postsWith(base.db, { ids: [cast.posts.seoon] }, day))[0]?.nameKo;
  expect([await listed(today), await listed(tomorrow)]).toEqual(["제도 담당", "제도혁신 담당"]);
  await expect(rename("늦은 이름", today)).rejects.toMatchObject({ code: "organisation.before-current", field: "validFrom", params: { day: tomorrow } });
  await rename("제도개선 담당", tomorrow);
  expect((await namesOfPosts(base.db, [cast.posts.seoon])).get(cast.posts.seoon)).toEqual([
    { nameKo: "제도개선 담당", nameEn: "제도개선 담당", validFrom: tomorrow, validUntil: null },
    { nameKo: "제도 담당", nameEn: "seoon", validFrom: "2024-03-04", validUntil: today },
  ]);
  for (const q of ["제도 담당", "제도개선"]) expect((await ask(listPeople, await onDay("doyun", tomorrow), { q, page: 1 }, startOf(tomorrow))).officials.map((row) => row.name), q).toEqual(["박서온"]);
  expect((await appointmentsOfPerson(base.db, cast.officials.seoon))[0]?.postKo).toBe("제도 담당");
  const entry = await base.db.historyEntry.findFirstOrThrow({ where: { act: "post.renamed" }, orderBy: { seq: "asc" } });
  expect([entry.before, entry.after, entry.reason]).toEqual([{ nameKo: "제도 담당", nameEn: "seoon" }, { nameKo: "제도혁신 담당", nameEn: "제도혁신 담당", validFrom: tomorrow }, "직제 개정"]);
});

test("an agency bears its new name and sender from the day on, and its departments are found by both", async () => {
  const names = { nameKo: "기획혁신부", nameEn: "Ministry of Innovation", senderKo: "기획혁신부장관", senderEn: "" };
  await perform(renameAgency, await admin(), { id: cast.agency, ...names, validFrom: tomorrow, reason: "" }, now);
  const on = async (day: string) => (await agenciesOn(base.db, day)).find((one) => one.id === cast.agency);
  expect(await on(today)).toMatchObject({ nameKo: "기획조정부", senderKo: "", otherNames: "기획혁신부" });
  expect(await on(tomorrow)).toMatchObject({ ...names, otherNames: "기획조정부" });
  const told = async (day: string) => (await ask(readOrganisation, await admin(), { on: day }, now)).agencies.find((one) => one.id === cast.agency)?.name;
  expect([await told(today), await told(tomorrow)]).toEqual(["기획조정부", "기획혁신부"]);
  expect((await onDay("seoon", tomorrow)).seat?.agencyNameKo).toBe("기획혁신부");
  expect((await namesOfAgencies(base.db, [cast.agency])).get(cast.agency)?.map((name) => name.validUntil)).toEqual([null, today]);
  expect(await namesOfUnitsCalled(base.db, ["기획조정부", "기획혁신부", "ministry of innovation", "없는부"])).toEqual([["행정제도과"], ["행정제도과"], ["행정제도과"], []]);
  await expect(perform(renameAgency, await admin(), { id: cast.agency, ...names, validFrom: today, reason: "" }, now)).rejects.toMatchObject({ code: "organisation.before-current", field: "validFrom" });
});

test("a department moves under another from a day on, never under itself, and its head above changes with it", async () => {
  const add = async (code: string, nameKo: string, parentId: string, validFrom = "2026-01-01") =>
    (await perform(addDepartment, await admin(), { agencyId: cast.agency, parentId, code, nameKo, nameEn: nameKo, isHandlingUnit: false, validFrom }, now)).id;
  const bureau = await add("B1", "혁신국", "");
  const team = await add("T1", "기록팀", cast.institutions);
  const cell = await add("C1", "보존반", team);
  const move = async (id: string, parentId: string, validFrom = tomorrow) => perform(moveDepartment, await admin(), { id, parentId, validFrom, reason: "조직 개편" }, now);
  for (const [id, parentId, code] of [
    [team, team, "in-own-branch"], [team, cell, "in-own-branch"], [team, cast.ocean, "not-in-agency"], [team, cast.officials.seoon, "not-in-agency"], [team, cast.institutions, "there-already"], [bureau, "", "there-already"],
  ] as const) await expect(move(id, parentId), code).rejects.toMatchObject({ code: `organisation.${code}`, field: "parentId" });
  await expect(move(cast.ocean, "")).rejects.toMatchObject({ code: "platform.not-found" });
  const late = await add("L1", "새국", "", addDays(today, 9));
  await expect(move(team, late)).rejects.toMatchObject({ code: "organisation.above-ends-first" });

  await move(team, bureau);
  expect([(await handlingUnitOf(base.db, cell, today)).nameKo, (await onDay("doyun", today)).seat?.headsDepartmentIds.includes(cell)]).toEqual(["행정제도과", true]);
  expect((await onDay("doyun", tomorrow)).seat?.headsDepartmentIds).toEqual([]);
  const parentOn = async (on: string) => (await ask(readOrganisation, await admin(), { on }, now)).departments.find((one) => one.id === team)?.parentId;
  expect([await parentOn(today), await parentOn(tomorrow)]).toEqual([cast.institutions, bureau]);
  // From tomorrow the bureau has the team under it; until then it had not.
  await expect(move(bureau, cell)).rejects.toMatchObject({ code: "organisation.in-own-branch" });
  await expect(move(bureau, cell, today)).rejects.toMatchObject({ code: "organisation.in-own-branch" });
  await expect(move(team, "", today)).rejects.toMatchObject({ code: "organisation.before-current", field: "validFrom" });
  await move(team, "");
  expect((await unitFor(base.db, await admin(), team)).names).toMatchObject([{ nameKo: "기록팀", parentKo: null, validFrom: tomorrow }, { nameKo: "기록팀", parentKo: "행정제도과", validUntil: today }]);
  const acts = await base.db.historyEntry.findMany({ where: { act: "department.moved" }, orderBy: { seq: "asc" } });
  expect(acts.map((one) => [one.before, one.after])).toMatchObject([[{ parentId: cast.institutions }, { parentId: bureau, validFrom: tomorrow }], [{ parentId: bureau }, { parentId: null }]]);
});

test("whatever moves are accepted on whatever days, no department ever stands under itself", () => {
  const ids = ["a", "b", "c", "d"];
  const start = "2026-01-01";
  const wish = fc.record({ id: fc.constantFrom(...ids), to: fc.constantFrom(null, ...ids), day: fc.integer({ min: 0, max: 20 }).map((n) => addDays(start, n)) });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 14 }), (wishes) => {
      let places: Place[] = ids.map((departmentId) => ({ departmentId, parentId: null, validFrom: start, validUntil: null }));
      for (const { id, to, day } of wishes) {
        const last = places.find((place) => place.departmentId === id && place.validUntil === null)!;
        if (day < last.validFrom) continue;
        const unit = (of: string) => ({ id: of, agencyId: "g", validFrom: start, validUntil: null });
        if (isRefused(placeFault({ ...unit(id), parentId: last.parentId, validFrom: day }, to === null ? null : unit(to), places))) continue;
        places = [...places.filter((place) => place !== last), ...(day > last.validFrom ? [{ ...last, validUntil: addDays(day, -1) }] : []), { departmentId: id, parentId: to, validFrom: day, validUntil: null }];
      }
      for (let n = 0; n <= 21; n++) {
        const on = addDays(start, n);
        for (const id of ids) {
          let at: string | null = id;
          for (let steps = 0; at !== null; steps++) {
            expect(steps, `${id} on ${on}`).toBeLessThan(ids.length);
            at = places.find((place) => place.departmentId === at && holdsOn(place, on))!.parentId;
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
