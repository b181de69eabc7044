import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, dayOf, toColumn } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { hashPassword, passwordFits } from "#lib/platform/passwords.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { endAbsence, listAbsences, markAbsent } from "./absences.ts";
import { changePassword, endOtherSession, listSessions, listTokens, makeAccessToken, revokeAccessToken } from "./account-commands.ts";
import { appoint, endAppointment } from "./appointing.ts";
import { listPeople, personFor } from "./people.ts";
import { addOfficial, endRole, grantRole, resetPassword, unlockAccount } from "./people-commands.ts";
import { actorOfOfficial, actorOfSession, actorOfToken } from "./queries.ts";
import { signOutEverywhere } from "./session-commands.ts";
import { delayAfter, signIn } from "./sign-in.ts";
import { readOrganisation } from "./structure.ts";
import { addDepartment, addPost, closeDepartment, closePost, renameDepartment, renamePost } from "./structure-commands.ts";
import { officesNow as now, seatOffices } from "./testing/offices.ts";
import type { Offices, Person } from "./testing/offices.ts";

let base: TestDatabase;
let cast: Offices;
const today = dayOf(now);
const yesterday = addDays(today, -1);
const actor = async (name: Person): Promise<Actor> => (await actorOfOfficial(base.db, cast.officials[name], now))!;
const administrator = async (): Promise<Actor> => ({ ...(await actor("doyun")), roles: [{ role: "administrator", agencyId: cast.agency }] });
const facts = { address: "10.0.0.1", agent: "test" };
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

async function person(login: string) {
  return perform(addOfficial, await administrator(), { nameKo: "새사람", nameEn: "New Person", rankKo: "", rankEn: "", login, email: "", phone: "" }, now);
}
const postsOf = async (officialId: string) => (await actorOfOfficial(base.db, officialId, now))!.seats.map((seat) => seat.postId);

beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
});
afterAll(() => base.drop());

test("a first password opens the house for nothing but its change, and the change ends other sessions", async () => {
  const made = await person("newcomer");
  const [here, there] = [await signIn({ login: "NewComer", password: made.password }, facts, now), await signIn({ login: "newcomer", password: made.password }, facts, now)];
  const self = (await actorOfSession(base.db, here, now))!;
  expect(self.mustChangePassword).toBe(true);
  const change = (current: string, password: string, again?: string) => perform(changePassword, self, { current, password, again }, now);
  await expect(change("wrong wrong wrong", "a long enough one")).rejects.toMatchObject({ code: "organisation.password-wrong", field: "current" });
  await expect(change(made.password, "short")).rejects.toMatchObject({ code: "organisation.password-too-short", field: "password" });
  await expect(change(made.password, made.password)).rejects.toMatchObject({ code: "organisation.password-same" });
  await expect(change(made.password, "my newcomer word")).rejects.toMatchObject({ code: "organisation.password-holds-login" });
  await expect(change(made.password, "a long enough one", "another long one")).rejects.toMatchObject({ code: "organisation.password-differs", field: "again" });
  expect(await change(made.password, "a long enough one", "a long enough one")).toEqual({ changed: true, ended: 1 });
  expect((await actorOfSession(base.db, here, now))?.mustChangePassword).toBe(false);
  expect(await actorOfSession(base.db, there, now)).toBeNull();
  await expect(signIn({ login: "newcomer", password: made.password }, facts, now)).rejects.toMatchObject({ code: "organisation.wrong-credentials" });
});

test("signing out everywhere ends sessions and leaves tokens; a session and a token end one by one", async () => {
  const made = await person("sessions");
  await base.db.account.update({ where: { officialId: made.id }, data: { mustChangePassword: false } });
  const ids = [await signIn({ login: "sessions", password: made.password }, facts, now), await signIn({ login: "sessions", password: made.password }, facts, now)];
  const self = (await actorOfSession(base.db, ids[0]!, now))!;
  expect((await ask(listSessions, self, {}, now)).sessions.map((row) => row.here).sort()).toEqual([false, true]);
  await expect(perform(endOtherSession, await actor("seoon"), { id: ids[1]! }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(endOtherSession, self, { id: ids[1]! }, now);
  const token = await perform(makeAccessToken, self, { label: "집계", scopes: ["read"], days: 1 }, now);
  expect((await actorOfToken(base.db, token.token, now))?.scopes).toEqual(["read"]);
  await perform(signOutEverywhere, self, {}, now);
  expect(await actorOfSession(base.db, ids[0]!, now)).toBeNull();
  expect(await actorOfToken(base.db, token.token, now)).not.toBeNull();
  expect(await actorOfToken(base.db, token.token, later(86_401))).toBeNull();
  expect(await base.db.accessToken.count({ where: { hash: token.token } })).toBe(0);
  const narrow = { ...self, scopes: ["read", "write"] as const };
  await expect(perform(makeAccessToken, narrow, { label: "더 넓게", scopes: ["import"], days: 1 }, now)).rejects.toMatchObject({ code: "platform.scope-missing" });
  await expect(perform(revokeAccessToken, await actor("seoon"), { id: token.id }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(revokeAccessToken, self, { id: token.id }, now);
  expect((await ask(listTokens, self, {}, now)).tokens).toEqual([]);
  expect(await actorOfToken(base.db, token.token, now)).toBeNull();
});

test("guesses made at the same moment all count, delays grow, and an administrator unlocks", async () => {
  const made = await person("guessed");
  const guess = (at: Date, password = "wrong wrong") => signIn({ login: "guessed", password }, { ...facts, address: `10.1.0.${at.getTime() % 250}` }, at).then(() => "in", (error: { code: string }) => error.code);
  const first = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(later(i / 1000))));
  expect(first.filter((code) => code === "organisation.wrong-credentials").length).toBeLessThanOrEqual(5);
  expect(await guess(later(1), made.password)).toBe("organisation.try-later");
  await base.db.signInDelay.update({ where: { key: "account:guessed" }, data: { failures: 19, lockedUntil: null } });
  expect(await guess(later(4000))).toBe("organisation.wrong-credentials");
  expect((await base.db.account.findUniqueOrThrow({ where: { officialId: made.id } })).lockedAt).not.toBeNull();
  await base.db.signInDelay.deleteMany({ where: { key: "account:guessed" } });
  expect(await guess(later(9000), made.password)).toBe("organisation.wrong-credentials");
  await expect(perform(unlockAccount, await actor("seoon"), { id: made.id }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(unlockAccount, await administrator(), { id: made.id }, now);
  expect(await guess(later(9001), made.password)).toBe("in");
  expect(await base.db.historyEntry.count({ where: { act: "account.locked", recordId: made.id } })).toBe(1);
  expect([1, 4, 5, 6, 100].map(delayAfter)).toEqual([0, 0, 2, 4, 900]);
});

test("a reset password is new, must be changed, and ends what was open; another agency's person is not found", async () => {
  const made = await person("forgetful");
  const session = await signIn({ login: "forgetful", password: made.password }, facts, now);
  await expect(perform(resetPassword, await administrator(), { id: cast.officials.bada }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  const again = await perform(resetPassword, await administrator(), { id: made.id }, now);
  expect(again.password).not.toBe(made.password);
  expect(again.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect(await actorOfSession(base.db, session, now)).toBeNull();
  await expect(person("Forgetful".toLowerCase())).rejects.toMatchObject({ code: "organisation.login-taken", field: "login" });
  const stored = await base.db.account.findUniqueOrThrow({ where: { officialId: made.id } });
  expect([await passwordFits(stored.passwordHash, again.password), stored.mustChangePassword]).toEqual([true, true]);
});

test("an appointment ends the holder's and the person's own before it the day before; a concurrent one stands beside", async () => {
  const made = await person("appointed");
  const admin = await administrator();
  const take = (officialId: string, postId: string, kind: "regular" | "concurrent" | "acting", validFrom = today) => perform(appoint, admin, { officialId, postId, kind, validFrom, reason: "정기 인사" }, now);
  await expect(take(made.id, cast.posts.bada, "regular")).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(take(cast.officials.bada, cast.posts.vacant, "regular")).rejects.toMatchObject({ code: "platform.not-found" });
  await take(made.id, cast.posts.vacant, "regular", yesterday);
  const moved = await take(made.id, cast.posts.seoon, "regular");
  expect(moved.ended).toHaveLength(2);
  expect(await postsOf(made.id)).toEqual([cast.posts.seoon]);
  expect(await postsOf(cast.officials.seoon)).toEqual([]);
  await take(cast.officials.seoon, cast.posts.vacant, "regular");
  await take(cast.officials.seoon, cast.posts.seoon, "concurrent");
  expect((await postsOf(cast.officials.seoon)).sort()).toEqual([cast.posts.seoon, cast.posts.vacant].sort());
  await expect(take(cast.officials.seoon, cast.posts.seoon, "acting")).rejects.toMatchObject({ code: "organisation.already-held" });
  await expect(perform(appoint, admin, { officialId: made.id, postId: cast.posts.doyun, kind: "acting", validFrom: today, validUntil: yesterday, reason: "" }, now)).rejects.toMatchObject({ code: "organisation.ends-before-it-begins", field: "validUntil" });
  const held = await personFor(base.db, admin, cast.officials.seoon, today);
  const concurrent = held.held.find((one) => one.kind === "concurrent")!;
  await expect(perform(endAppointment, admin, { id: concurrent.id, validUntil: yesterday, reason: "" }, now)).rejects.toMatchObject({ code: "organisation.ends-before-it-begins" });
  await perform(endAppointment, admin, { id: concurrent.id, validUntil: today, reason: "" }, now);
  expect(await base.db.historyEntry.count({ where: { act: "appointment.ended" } })).toBe(3);
});

test("an absence is marked by oneself or an administrator, and its deputy holds the seat meanwhile", async () => {
  const away = { validFrom: today, validUntil: addDays(today, 3), reason: "trip" as const };
  await expect(perform(markAbsent, await actor("seoon"), { ...away, officialId: cast.officials.doyun }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(markAbsent, await actor("doyun"), { ...away, deputyId: cast.officials.doyun }, now)).rejects.toMatchObject({ code: "organisation.deputy-is-oneself", field: "deputyId" });
  const { id } = await perform(markAbsent, await actor("doyun"), { ...away, deputyId: cast.officials.seoon }, now);
  await expect(perform(markAbsent, await actor("doyun"), away, now)).rejects.toMatchObject({ code: "organisation.absence-overlaps" });
  expect((await actor("seoon")).seats.find((seat) => seat.postId === cast.posts.doyun)).toMatchObject({ kind: "deputy", onBehalfOf: { nameKo: "한도윤" } });
  expect((await ask(listAbsences, await actor("doyun"), {}, now)).absences).toMatchObject([{ id, deputy: "박서온" }]);
  await perform(endAbsence, await administrator(), { id }, now);
  await expect(perform(endAbsence, await administrator(), { id }, now)).rejects.toMatchObject({ code: "organisation.already-ended" });
  expect((await actor("seoon")).seats.some((seat) => seat.postId === cast.posts.doyun)).toBe(false);
});

test("a role is granted once, holds with the next request, and an agency keeps one administrator", async () => {
  const made = await person("auditing");
  const admin = await administrator();
  const { id } = await perform(grantRole, admin, { id: made.id, role: "auditor" }, now);
  await expect(perform(grantRole, admin, { id: made.id, role: "auditor" }, now)).rejects.toMatchObject({ code: "organisation.already-granted" });
  expect((await actorOfOfficial(base.db, made.id, now))?.roles).toEqual([{ role: "auditor", agencyId: cast.agency }]);
  await perform(endRole, admin, { id }, now);
  expect((await actorOfOfficial(base.db, made.id, now))?.roles).toEqual([]);
  await expect(perform(endRole, admin, { id }, now)).rejects.toMatchObject({ code: "organisation.already-ended" });
  const only = await perform(grantRole, admin, { id: made.id, role: "administrator" }, now);
  await expect(perform(endRole, admin, { id: only.id }, now)).rejects.toMatchObject({ code: "organisation.last-administrator" });
});

test("a department is added, renamed from a day on, and closed when nothing in it lasts", async () => {
  const admin = await administrator();
  const unit = await perform(addDepartment, admin, { parentId: cast.institutions, code: "1741099", nameKo: "임시기획단", nameEn: "Task Force", isHandlingUnit: false, validFrom: yesterday }, now);
  await expect(perform(addDepartment, admin, { code: "1741099", nameKo: "또", nameEn: "Again", isHandlingUnit: false, validFrom: today }, now)).rejects.toMatchObject({ code: "organisation.code-taken", field: "code" });
  await expect(perform(renameDepartment, admin, { id: cast.ocean, nameKo: "남의 과", nameEn: "Theirs", validFrom: today, reason: "" }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(renameDepartment, admin, { id: unit.id, nameKo: "상설기획단", nameEn: "Standing Force", validFrom: today, reason: "직제 개정" }, now);
  await expect(perform(renameDepartment, admin, { id: unit.id, nameKo: "옛날", nameEn: "Old", validFrom: yesterday, reason: "" }, now)).rejects.toMatchObject({ code: "organisation.before-current", field: "validFrom" });
  const nameOn = async (on: string) => (await ask(readOrganisation, admin, { on }, now)).departments.find((one) => one.id === unit.id)?.name;
  expect([await nameOn(yesterday), await nameOn(today), await nameOn(addDays(yesterday, -1))]).toEqual(["임시기획단", "상설기획단", undefined]);
  const post = await perform(addPost, admin, { id: unit.id, nameKo: "단장", nameEn: "Head", level: 3, isHead: true, validFrom: yesterday }, now);
  await perform(renamePost, admin, { id: post.id, nameKo: "기획단장", nameEn: "Head of force", validFrom: today, reason: "" }, now);
  await expect(perform(closeDepartment, admin, { id: unit.id, validUntil: today, reason: "" }, now)).rejects.toMatchObject({ code: "organisation.still-used", field: "validUntil" });
  await base.db.appointment.create({ data: { id: unit.id, officialId: cast.officials.seoon, postId: post.id, kind: "concurrent", validFrom: toColumn(yesterday) } });
  await expect(perform(closePost, admin, { id: post.id, validUntil: today, reason: "" }, now)).rejects.toMatchObject({ code: "organisation.still-held" });
  await base.db.appointment.update({ where: { id: unit.id }, data: { validUntil: toColumn(today) } });
  await perform(closePost, admin, { id: post.id, validUntil: today, reason: "" }, now);
  await perform(closeDepartment, admin, { id: unit.id, validUntil: today, reason: "" }, now);
  expect(await nameOn(addDays(today, 1))).toBeUndefined();
});

test("people are found by name, login and post within one's own agency", async () => {
  const found = async (q: string) => (await ask(listPeople, await actor("seoon"), { q, page: 1 }, now)).officials.map((row) => row.name);
  expect(await found("한도")).toEqual(["한도윤"]);
  expect(await found("문바다")).toEqual([]);
  expect(await found("100%_")).toEqual([]);
  expect(await hashPassword("x")).toContain("argon2id");
});
