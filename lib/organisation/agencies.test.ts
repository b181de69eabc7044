import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, dayOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { addAgency, closeAgency, renameAgency } from "./agencies.ts";
import { addOfficial, openAccount } from "./people-commands.ts";
import { actorOfOfficial, actorOfSession } from "./queries.ts";
import { closingFault } from "./rules.ts";
import { signIn } from "./sign-in.ts";
import { foundIn, inTreeOrder, unitsOn } from "./structure.ts";
import { addDepartment, closeDepartment, renameDepartment } from "./structure-commands.ts";
import { officesNow as now, seatOffices } from "./testing/offices.ts";
import type { Offices } from "./testing/offices.ts";

let base: TestDatabase;
let cast: Offices;
const today = dayOf(now);
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const admin = async (): Promise<Actor> => (await actorOfOfficial(base.db, cast.officials.doyun, now))!;

beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
  await base.db.roleGrant.create({ data: { id: cast.posts.vacant, officialId: cast.officials.doyun, agencyId: cast.agency, role: "administrator", validFrom: new Date("2024-03-04") } });
});
afterAll(() => base.drop());

test("an agency is added by an administrator, who administers it with the next request, renamed, and closed once it is empty", async () => {
  const names = { nameKo: "하늘청", nameEn: "Sky Agency", senderKo: "하늘청장", senderEn: "" };
  const seoon = (await actorOfOfficial(base.db, cast.officials.seoon, now))!;
  await expect(perform(addAgency, seoon, { code: "1310000", ...names, validFrom: today }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(addAgency, await admin(), { code: "1741000", ...names, validFrom: today }, now)).rejects.toMatchObject({ code: "organisation.code-taken", field: "code" });
  const { id } = await perform(addAgency, await admin(), { code: "1310000", ...names, validFrom: today }, now);
  expect((await admin()).roles).toContainEqual({ role: "administrator", agencyId: id });
  const unit = await perform(addDepartment, await admin(), { agencyId: id, code: "1310001", nameKo: "하늘과", nameEn: "Sky Division", isHandlingUnit: true, validFrom: today }, now);
  await expect(perform(renameAgency, await admin(), { id: cast.officials.bada, ...names, validFrom: today, reason: "" }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(renameAgency, await admin(), { id, ...names, nameKo: "하늘부", validFrom: today, reason: "정부조직 개편" }, now);
  const entry = await base.db.historyEntry.findFirstOrThrow({ where: { act: "agency.renamed" } });
  expect([entry.before, entry.after, entry.reason]).toMatchObject([{ nameKo: "하늘청" }, { nameKo: "하늘부" }, "정부조직 개편"]);
  await expect(perform(closeAgency, await admin(), { id, validUntil: addDays(today, 1), reason: "" }, now)).rejects.toMatchObject({ code: "organisation.still-used" });
  await expect(perform(closeAgency, await admin(), { id, validUntil: addDays(today, -1), reason: "" }, now)).rejects.toMatchObject({ code: "organisation.ends-before-it-begins" });
  await perform(closeDepartment, await admin(), { id: unit.id, validUntil: addDays(today, 1), reason: "" }, now);
  await perform(closeAgency, await admin(), { id, validUntil: addDays(today, 1), reason: "" }, now);
  expect((await base.db.agency.findUniqueOrThrow({ where: { id } })).validUntil?.toISOString().slice(0, 10)).toBe(addDays(today, 1));
});

test("an official without an account gets one, once; its session ends when idle for an hour and after twelve hours", async () => {
  await expect(perform(openAccount, await admin(), { id: cast.officials.bada, login: "bada" }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  const { password } = await perform(openAccount, await admin(), { id: cast.officials.seoon, login: "seoon" }, now);
  await expect(perform(openAccount, await admin(), { id: cast.officials.seoon, login: "seoon2" }, now)).rejects.toMatchObject({ code: "organisation.has-account" });
  const other = await perform(addOfficial, await admin(), { nameKo: "또", nameEn: "Other", rankKo: "", rankEn: "", login: "other", email: "", phone: "" }, now);
  await base.db.account.delete({ where: { officialId: other.id } });
  await expect(perform(openAccount, await admin(), { id: other.id, login: "seoon" }, now)).rejects.toMatchObject({ code: "organisation.login-taken", field: "login" });

  const facts = { address: "10.0.0.3", agent: "test" };
  const idle = await signIn({ login: "seoon", password }, facts, now);
  expect(await actorOfSession(base.db, idle, minutes(59))).not.toBeNull();
  expect(await actorOfSession(base.db, idle, minutes(59 + 60))).not.toBeNull();
  expect(await actorOfSession(base.db, idle, minutes(59 + 60 + 61))).toBeNull();
  const busy = await signIn({ login: "seoon", password }, facts, now);
  for (let at = 30; at < 720; at += 30) expect(await actorOfSession(base.db, busy, minutes(at)), String(at)).not.toBeNull();
  expect(await actorOfSession(base.db, busy, minutes(720))).toBeNull();
});

test("departments are found by old names and initial consonants, with those above them", async () => {
  const unit = await perform(addDepartment, await admin(), { parentId: cast.institutions, code: "1741077", nameKo: "달빛기획팀", nameEn: "Moonlight", isHandlingUnit: false, validFrom: addDays(today, -9) }, now);
  await perform(renameDepartment, await admin(), { id: unit.id, nameKo: "별빛조정팀", nameEn: "Starlight", validFrom: today, reason: "" }, now);
  const lines = inTreeOrder(await unitsOn(base.db, [cast.agency], today));
  for (const q of ["별빛", "달빛기획", "ㅂㅂㅈㅈ", "starlight", "1741077"]) expect(foundIn(lines, q).map((line) => line.id), q).toEqual([cast.institutions, unit.id]);
  expect(foundIn(lines, "없는이름")).toEqual([]);
  expect(foundIn(lines, "")).toHaveLength(lines.length);
});

test("a tree as lines keeps every unit once, each after the one above it, also where that one is of another day", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const tree = fc.tuple(...ids.map((id, i) => fc.constantFrom(null, "outside", ...ids.slice(0, i)).map((parentId) => ({ id, parentId }))));
  fc.assert(
    fc.property(tree, (units) => {
      const lines = inTreeOrder(units);
      expect(lines.map((line) => line.id).sort()).toEqual(ids);
      for (const [i, line] of lines.entries()) {
        const parent = lines.findIndex((one) => one.id === line.parentId);
        expect(parent < i).toBe(true);
        expect(line.depth).toBe(parent < 0 ? 0 : lines[parent]!.depth + 1);
      }
    }),
  );
});

test("what closes never leaves anything in it that lasts longer", () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays("2024-01-01", n));
  const period = fc.tuple(day, fc.option(day)).map(([a, b]) => ({ validFrom: a, validUntil: b !== null && b < a ? a : b }));
  fc.assert(
    fc.property(day, period, fc.array(period, { maxLength: 4 }), (until, of, lasting) => {
      const fault = closingFault(until, of, lasting, "organisation.still-used");
      const longer = lasting.some((one) => one.validUntil === null || one.validUntil > until);
      expect(fault === null).toBe(until >= of.validFrom && !longer);
    }),
  );
});
