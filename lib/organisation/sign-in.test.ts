import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { statements } from "#lib/platform/statements.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { readHistory } from "#lib/audit/queries.ts";
import { addOfficial } from "./people-commands.ts";
import { actorOfOfficial } from "./queries.ts";
import { signIn } from "./sign-in.ts";
import { officesNow as now, seatOffices } from "./testing/offices.ts";
import type { Offices } from "./testing/offices.ts";
import { unknownLogin, unknownLogins } from "./unknown-logins.ts";

let base: TestDatabase;
let cast: Offices;
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
});
afterAll(() => base.drop());

async function person(login: string) {
  const admin = { ...(await actorOfOfficial(base.db, cast.officials.doyun, now))!, roles: [{ role: "administrator" as const, agencyId: cast.agency }] };
  return perform(addOfficial, admin, { nameKo: "새사람", nameEn: "New Person", rankKo: "", rankEn: "", login, email: "", phone: "" }, now);
}
const attempt = (login: string, address: string, at: Date, password = "wrong wrong") =>
  signIn({ login, password }, { address, agent: "test" }, at).then(() => "in", (error: { code: string; field?: string }) => [error.code, error.field].filter(Boolean).join(" at "));

test("unknown and wrong answer alike, by the same statements: while tries are free, while one waits, and when the account is locked", async () => {
  const made = await person("known");
  const tries = async (login: string, at: Date) => {
    let answer = "";
    const sent = await statements(async () => void (answer = await attempt(login, `10.2.0.${login.length}`, at)));
    return { answer, sent };
  };
  const compared: string[] = [];
  // The first of both lays the head of a chain, the waits of the fifth begin, and the sixth meets them.
  for (let n = 0; n < 7; n++) {
    const [wrong, unknown] = [await tries("known", later(n / 10)), await tries("nobody", later(n / 10))];
    expect(wrong).toEqual(unknown);
    compared.push(wrong.answer);
  }
  const [refused, waits] = ["organisation.wrong-credentials at password", "organisation.try-later"];
  expect(compared).toEqual([refused, refused, refused, refused, refused, waits, waits]);
  await base.db.signInDelay.updateMany({ where: { key: { startsWith: "account:" } }, data: { failures: 18, lockedUntil: null } });
  for (const at of [5_000, 10_000, 15_000]) expect(await tries("known", later(at))).toEqual(await tries("nobody", later(at)));
  expect((await base.db.account.findUniqueOrThrow({ where: { officialId: made.id } })).lockedAt).toEqual(later(10_000));
  const acts = (recordId: string) => base.db.historyEntry.groupBy({ by: ["act", "reason"], where: { recordKind: "account", recordId, NOT: { act: "account.opened" } }, _count: true, orderBy: [{ act: "asc" }, { reason: "asc" }] });
  const kinds = async (recordId: string) => (await acts(recordId)).map((one) => `${one.act} ${one.reason} ${one._count}`);
  expect(await kinds(unknownLogin("nobody"))).toEqual(["account.sign-in-refused  8", "account.sign-in-refused waiting 2"]);
  expect((await kinds(made.id)).filter((one) => /locked|refused/.test(one))).toEqual(["account.locked  1", "account.sign-in-refused  7", "account.sign-in-refused waiting 2"]);
});

test("tries of many unknown logins stand in many records, and the auditor asks for all of them at once", async () => {
  const logins = Array.from({ length: 1_000 }, (_, n) => `ghost${n}`);
  const counts = [...Map.groupBy(logins, unknownLogin).values()].map((ones) => ones.length);
  expect([counts.length > 200, Math.max(...counts) < 20]).toEqual([true, true]);
  expect(logins.every((login) => unknownLogins.includes(unknownLogin(login)))).toBe(true);
  await attempt("ghost1", "10.3.0.1", now);
  await attempt("ghost2", "10.3.0.2", now);
  const auditor = { ...(await actorOfOfficial(base.db, cast.officials.doyun, now))!, roles: [{ role: "auditor" as const, agencyId: cast.agency }] };
  const { acts } = await ask(readHistory, auditor, { from: "", until: "", who: "", act: "account.", record: "unknown", before: "" }, now);
  expect(acts.map((one) => one.recordId)).toEqual(expect.arrayContaining([unknownLogin("nobody"), unknownLogin("ghost1"), unknownLogin("ghost2")]));
  expect(acts.every((one) => unknownLogins.includes(one.recordId))).toBe(true);
  const one = await ask(readHistory, auditor, { from: "", until: "", who: "", act: "", record: unknownLogin("ghost1"), before: "" }, now);
  expect(new Set(one.acts.map((each) => each.recordId))).toEqual(new Set([unknownLogin("ghost1")]));
});

test("many logins tried from one address are slowed there, whoever they are; from another address nobody waits", async () => {
  const made = await person("bystander");
  const [bad, good] = ["10.4.0.1", "10.4.0.2"];
  const answers: string[] = [];
  for (let n = 0; n < 40; n++) answers.push(await attempt(`sprayed${n}`, bad, later(n / 100)));
  const free = answers.filter((answer) => answer.startsWith("organisation.wrong-credentials"));
  // Five times as patient as with one login: the 25th wrong try is the first that lets the address wait.
  expect(free).toHaveLength(25);
  expect(answers.slice(25)).toEqual(Array.from({ length: 15 }, () => "organisation.try-later"));
  expect(await attempt("bystander", bad, later(1), made.password)).toBe("organisation.try-later");
  expect(await attempt("bystander", good, later(1), made.password)).toBe("in");
  expect(await attempt("sprayed1", good, later(1))).toBe("organisation.wrong-credentials at password");
  // The wait grows with what is tried after it, and after a quarter of an hour of quiet the address begins anew.
  const waits = async () => (await base.db.signInDelay.findUniqueOrThrow({ where: { key: `address:${bad}` } })).lockedUntil!.getTime();
  expect(await waits()).toBe(later(24 / 100).getTime() + 2_000);
  for (let n = 0; n < 5; n++) await base.db.signInDelay.update({ where: { key: `address:${bad}` }, data: { lockedUntil: null } }).then(() => attempt(`later${n}`, bad, later(10)));
  expect(await waits()).toBe(later(10).getTime() + 4_000);
  expect(await attempt("bystander", bad, later(60 * 16), made.password)).toBe("in");
}, 60_000);
