import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { listAppointments, readOfficial, readPostAppointments } from "./appointment-readings.ts";
import { moveAppointmentDate } from "./appointments.ts";
import { appoint, endAppointment } from "./appointing.ts";
import { endRole, grantRole } from "./people-commands.ts";
import { actorOfOfficial } from "./queries.ts";
import { officesNow as now, seatOffices } from "./testing/offices.ts";
import type { Offices, Person } from "./testing/offices.ts";

let base: TestDatabase;
let cast: Offices;
beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
});
afterAll(() => base.drop());

const actor = async (name: Person): Promise<Actor> => (await actorOfOfficial(base.db, cast.officials[name], now))!;
const as = async (name: Person, agencyId: string): Promise<Actor> => ({ ...(await actor(name)), roles: [{ role: "administrator", agencyId }] });
const administrator = () => as("doyun", cast.agency);
const appointed = async (by: Actor) => listAppointments.output.parse(await ask(listAppointments, by, {}, now)).appointments;
const official = async (by: Actor, id: string) => readOfficial.output.parse(await ask(readOfficial, by, { id }, now));
const holders = async (by: Actor, id: string) => readPostAppointments.output.parse(await ask(readPostAppointments, by, { id }, now)).appointments;

test("a program finds an appointment of its agency, moves it and ends it by its id", async () => {
  const { id } = await perform(appoint, await administrator(), { officialId: cast.officials.seoon, postId: cast.posts.vacant, kind: "concurrent", validFrom: "2026-12-01", reason: "" }, now);
  const [found] = await appointed(await administrator());
  expect(found).toMatchObject({ id, name: "박서온", kind: "concurrent", validFrom: "2026-12-01" });
  await perform(moveAppointmentDate, await administrator(), { id: found!.id, validFrom: "2026-12-07", reason: "" }, now);
  const { appointments } = await official(await administrator(), cast.officials.seoon);
  expect(appointments.map((one) => [one.id, one.postId, one.validFrom])).toContainEqual([id, cast.posts.vacant, "2026-12-07"]);
  expect(await holders(await administrator(), cast.posts.vacant)).toMatchObject([{ id, officialId: cast.officials.seoon, validFrom: "2026-12-07" }]);
  await perform(endAppointment, await administrator(), endAppointment.input.parse({ id, validUntil: "2026-12-31" }), now);
  expect(await holders(await administrator(), cast.posts.vacant)).toMatchObject([{ validUntil: "2026-12-31" }]);
});

test("a role is found with the person who has it, and ended by its id", async () => {
  await perform(grantRole, await administrator(), { id: cast.officials.seoon, role: "auditor" }, now);
  const { roles, account } = await official(await administrator(), cast.officials.seoon);
  expect(roles).toMatchObject([{ role: "auditor" }]);
  expect(account === null || !JSON.stringify(account).includes("passwordHash")).toBe(true);
  await perform(endRole, await administrator(), { id: roles[0]!.id }, now);
  expect((await official(await administrator(), cast.officials.seoon)).roles).toEqual([]);
});

test("people and appointments are an administrator's of that agency; who held a post any official may look up", async () => {
  const elsewhere = await as("bada", (await base.db.official.findUniqueOrThrow({ where: { id: cast.officials.bada } })).agencyId);
  for (const by of [await actor("seoon"), await actor("doyun"), elsewhere]) {
    await expect(official(by, cast.officials.seoon)).rejects.toMatchObject({ code: "platform.not-found" });
  }
  for (const by of [await actor("seoon"), await actor("bada")]) await expect(appointed(by)).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await appointed(elsewhere)).map((one) => one.name)).not.toContain("박서온");
  expect(await holders(await actor("bada"), cast.posts.seoon)).toMatchObject([{ officialId: cast.officials.seoon, name: "박서온" }]);
  await expect(holders(await actor("bada"), cast.agency)).rejects.toMatchObject({ code: "platform.not-found" });
});
