import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { transaction } from "#lib/platform/database.ts";
import { liveSession, openSession } from "#lib/platform/session-rows.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { makeToken } from "#lib/platform/tokens.ts";
import { createDocument } from "#lib/documents/commands.ts";
import { actorOfSession, actorOfToken } from "#lib/organisation/queries.ts";
import { moveAppointmentDate } from "#lib/organisation/appointments.ts";
import { signOut, takeSeat } from "#lib/organisation/session-commands.ts";
import { whoAmI } from "#lib/organisation/who.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { newId } from "#lib/platform/id.ts";
import { toColumn } from "#lib/time.ts";
import { readUsage } from "#lib/usage/queries.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";

/* What a signed-in person is and does with the session itself; each answer fits what the description says of it. */

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

async function signedIn(): Promise<{ id: string; actor: () => Promise<Actor | null> }> {
  const id = await transaction((tx) => openSession(tx, cast.official.seoon, { address: "local", agent: "test" }, monday));
  return { id, actor: () => actorOfSession(base.db, id, monday) };
}

test("one acts in the seat that one takes, and only in one's own", async () => {
  await base.db.appointment.create({ data: { id: newId(monday), officialId: cast.official.seoon, postId: cast.post.junmo, kind: "acting", validFrom: toColumn("2026-11-01") } });
  const { actor } = await signedIn();
  const first = (await actor())!;
  expect(first.seat?.postId).toBe(cast.post.seoon);
  await perform(takeSeat, first, { postId: cast.post.junmo }, monday);
  const told = whoAmI.output.parse(await ask(whoAmI, (await actor())!, {}, monday));
  expect(told).toMatchObject({ officialId: cast.official.seoon, name: "박서온", seat: { postId: cast.post.junmo } });
  expect(told.seats.map(({ postId }) => postId).sort()).toEqual([cast.post.seoon, cast.post.junmo].sort());
  await expect(perform(takeSeat, first, { postId: cast.post.gaon }, monday)).rejects.toMatchObject({ code: "organisation.not-your-seat" });
});

test("a program drafts at the concurrent post that it chose for its token; another token of the same person stays where it was", async () => {
  await base.db.appointment.create({ data: { id: newId(monday), officialId: cast.official.ian, postId: cast.post.yukyung, kind: "concurrent", validFrom: toColumn("2026-11-01") } });
  const token = () => transaction(async (tx) => (await makeToken(tx, { officialId: cast.official.ian, label: "program", scopes: ["read", "write"], days: 30, at: monday })).token);
  const [mine, other] = [await token(), await token()];
  const actor = async (by: string) => (await actorOfToken(base.db, by, monday))!;
  expect((await actor(mine)).seat?.postId).toBe(cast.post.ian);
  await perform(takeSeat, await actor(mine), { postId: cast.post.yukyung }, monday);
  const { id } = await perform(createDocument, await actor(mine), createDocument.input.parse({ title: "겸직 자리의 초안" }), monday);
  expect(await base.db.document.findUniqueOrThrow({ where: { id } })).toMatchObject({ drafterPostId: cast.post.yukyung, drafterId: cast.official.ian });
  expect((await actor(other)).seat?.postId).toBe(cast.post.ian);
  await expect(perform(takeSeat, await actor(mine), { postId: cast.post.gaon }, monday)).rejects.toMatchObject({ code: "organisation.not-your-seat" });
  // A seat that is no longer held is left: the first one stands.
  await base.db.appointment.updateMany({ where: { officialId: cast.official.ian, postId: cast.post.yukyung }, data: { validUntil: toColumn("2026-11-20") } });
  expect((await actor(mine)).seat?.postId).toBe(cast.post.ian);
});

test("after signing out the session is nobody's, and history says so", async () => {
  const { id, actor } = await signedIn();
  const other = await signedIn();
  expect(await perform(signOut, (await actor())!, {}, monday)).toEqual({ ended: 1 });
  expect(await liveSession(base.db, id, monday)).toBeNull();
  expect(await liveSession(base.db, other.id, monday)).not.toBeNull();
  expect(await base.db.historyEntry.count({ where: { act: "account.signed-out", recordId: cast.official.seoon } })).toBe(1);
});

test("an administrator moves an appointment's date and the predecessor ends the day before; nobody else may, nor elsewhere", async () => {
  const post = cast.post.yukyung;
  const id = newId(monday);
  await base.db.appointment.create({ data: { id, officialId: cast.official.ian, postId: post, kind: "regular", validFrom: toColumn("2027-01-01") } });
  const move = (actor: Actor) => perform(moveAppointmentDate, actor, { id, validFrom: "2026-12-01", reason: "" }, monday);
  const doyun = await cast.actor("doyun");
  const role = (agencyId: string): Actor => ({ ...doyun, roles: [{ role: "administrator", agencyId }] });
  await expect(move(doyun)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(move(role(cast.agency.maritime))).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await move(role(cast.agency.planning))).toMatchObject({ validFrom: "2026-12-01", predecessorUntil: "2026-11-30" });
  expect(await base.db.appointment.findUniqueOrThrow({ where: { id: cast.appointment.yukyung } })).toMatchObject({ validUntil: toColumn("2026-11-30") });
});

test("search and usage answer what they describe", async () => {
  await decided(cast, { title: "수당 지급 기준" });
  const seoon = await cast.actor("seoon");
  const found = await ask(searchRecords, seoon, searchRecords.input.parse({ q: "수당" }), monday);
  expect(searchRecords.output.parse(found)).toMatchObject({ facets: expect.any(Object) as object });
  const usage = readUsage.output.parse(await ask(readUsage, seoon, readUsage.input.parse({ month: "2026-11" }), monday));
  expect(usage.month).toBe("2026-11");
  expect(usage.compared.length).toBeGreaterThan(0);
});
