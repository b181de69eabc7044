import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, dayOf, startOf, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument } from "#lib/documents/acts.ts";
import { makeCast, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { endAbsence, markAbsent } from "#lib/organisation/absences.ts";
import { whatWaits } from "#lib/inbox/queries.ts";

/* §10: what waits goes to whoever stands in, in sight, and comes back. */

let base: TestDatabase;
let cast: Cast;
const today = dayOf(monday);
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

/** For whom a document waits on a day, each with the one in whose place. */
async function waitsFor(id: string, day = today): Promise<Partial<Record<Person, string>>> {
  const found: Partial<Record<Person, string>> = {};
  for (const who of people) {
    const item = (await whatWaits(base.db, await cast.actor(who, startOf(day)), day)).items.find((one) => one.id === id);
    if (item) found[who] = item.onBehalfOf;
  }
  return found;
}

async function atDecider(): Promise<string> {
  const id = await submitted(cast);
  for (const who of ["junmo", "nayun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: "", version: 1 }, monday);
  return id;
}

const away = async (who: Person, deputy: Person | null, until = addDays(today, 2)) =>
  (await perform(markAbsent, await cast.actor(who), { validFrom: today, validUntil: until, reason: "leave", deputyId: deputy ? cast.official[deputy] : "" }, monday)).id;

test("what waits for the absent goes along the chain of deputies, is decided in the holder's name, and comes back at once", async () => {
  const [id, later] = [await atDecider(), await atDecider()];
  expect(await waitsFor(id)).toEqual({ doyun: "" });
  const absence = await away("doyun", "junmo");
  expect(await waitsFor(id)).toEqual({ doyun: "", junmo: "한도윤" });
  const second = await away("junmo", "nayun");
  expect(await waitsFor(id)).toEqual({ doyun: "", nayun: "한도윤" });
  await perform(approveDocument, await cast.actor("nayun"), { id, opinion: "", version: 1 }, monday);
  expect(await base.db.approvalStep.findFirstOrThrow({ where: { documentId: id, postId: cast.post.doyun } })).toMatchObject({ nameKo: "최나윤", onBehalfOf: "한도윤", state: "done" });
  const entry = await base.db.historyEntry.findFirstOrThrow({ where: { recordId: id, act: "document.decided" } });
  expect(entry).toMatchObject({ nameKo: "최나윤", onBehalfOf: "한도윤", postId: cast.post.doyun });

  await perform(endAbsence, await cast.actor("junmo"), { id: second }, monday);
  expect(await waitsFor(later)).toEqual({ doyun: "", junmo: "한도윤" });
  await perform(endAbsence, await cast.actor("doyun"), { id: absence }, monday);
  expect(await waitsFor(later)).toEqual({ doyun: "" });
  await expect(perform(approveDocument, await cast.actor("junmo"), { id: later, opinion: "", version: 1 }, monday)).rejects.toMatchObject({ code: expect.stringMatching(/^approval\./) as string });
});

test("it comes back on the day after the last, without anybody doing anything", async () => {
  const id = await atDecider();
  const absence = await away("doyun", "junmo", addDays(today, 1));
  expect([await waitsFor(id, addDays(today, 1)), await waitsFor(id, addDays(today, 2))]).toEqual([{ doyun: "", junmo: "한도윤" }, { doyun: "" }]);
  await perform(endAbsence, await cast.actor("doyun"), { id: absence }, monday);
});

test("without a deputy, and at a vacant post, the head above has it; an acting holder has it before them", async () => {
  const id = await atDecider();
  const absence = await away("doyun", null);
  expect(await waitsFor(id)).toEqual({ doyun: "", yukyung: "한도윤" });
  await perform(endAbsence, await cast.actor("doyun"), { id: absence }, monday);
  await base.db.appointment.update({ where: { id: cast.appointment.doyun }, data: { validUntil: toColumn(addDays(today, -1)) } });
  expect(await waitsFor(id)).toEqual({ yukyung: "" });
  await base.db.appointment.create({ data: { id: newId(monday), officialId: cast.official.junmo, postId: cast.post.doyun, kind: "acting", validFrom: toColumn(today) } });
  expect(await waitsFor(id)).toEqual({ junmo: "" });
});
