import { afterAll, beforeAll, expect, test } from "vitest";
import { startOf, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument } from "#lib/documents/acts.ts";
import { makeCast, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { endAbsence, markAbsent } from "#lib/organisation/absences.ts";
import { openHandover } from "./commands.ts";
import { readHandover, readPostHandover } from "./readings.ts";

/*
 * 한도윤's post: decided by himself, by 문가온 in his absence, by the head above while nobody held it, and by 서이안, who
 * took it over, in whose absence 문가온 decided again.
 */
const hour = (day: string) => new Date(startOf(day).getTime() + 10 * 3_600_000);
let base: TestDatabase;
let cast: Cast;
let coming: string;

async function decidedBy(who: Person, title: string, day: string, opinion = ""): Promise<void> {
  const at = hour(day);
  const id = await submitted(cast, { title, at });
  for (const one of ["junmo", "nayun", who] as const) await perform(approveDocument, await cast.actor(one, at), { id, opinion: one === who ? opinion : "", version: 1 }, at);
}

async function inAbsenceOf(who: Person, deputy: Person, day: string, work: () => Promise<void>): Promise<void> {
  const { id } = await perform(markAbsent, await cast.actor(who, hour(day)), { validFrom: day, validUntil: day, reason: "leave", deputyId: cast.official[deputy] }, hour(day));
  await work();
  await perform(endAbsence, await cast.actor(who, hour(day)), { id }, hour(day));
}

beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  // 문가온 holds a post of this agency too, as a deputy does.
  const [postId, since] = [newId(hour("2026-11-09")), toColumn("2024-01-01")];
  await base.db.post.create({ data: { id: postId, departmentId: cast.department.informatics, nameKo: "전문관", nameEn: "Specialist", level: 9, isHead: false, validFrom: since } });
  await base.db.appointment.create({ data: { id: newId(hour("2026-11-09")), officialId: cast.official.gaon, postId, kind: "concurrent", validFrom: since } });
  await decidedBy("doyun", "손수 결재한 것", "2026-11-09");
  await inAbsenceOf("doyun", "gaon", "2026-11-10", () => decidedBy("gaon", "없는 사이 결재된 것", "2026-11-10", "급하여 먼저 시행합니다."));
  await base.db.appointment.update({ where: { id: cast.appointment.doyun }, data: { validUntil: toColumn("2026-11-15") } });
  await decidedBy("yukyung", "빈자리에서 결재된 것", "2026-11-17");
  coming = newId(hour("2026-11-18"));
  await base.db.appointment.update({ where: { id: cast.appointment.ian }, data: { validUntil: toColumn("2026-11-18") } });
  await base.db.appointment.create({ data: { id: coming, officialId: cast.official.ian, postId: cast.post.doyun, kind: "regular", validFrom: toColumn("2026-11-19") } });
  await inAbsenceOf("ian", "gaon", "2026-11-20", () => decidedBy("gaon", "후임이 없는 사이 결재된 것", "2026-11-20"));
});
afterAll(() => base.drop());

const now = hour("2026-11-23");
const seen = async (holder: string, kind?: "decided" | "opinions") => ask(readPostHandover, await cast.actor("ian", now), { id: cast.post.doyun, holder, kind, page: 1 }, now);

test("the successor finds all that was decided at the post: by the holder, in the holder's absence and while there was none, with who did it", async () => {
  const { done, total, holders } = await seen(cast.appointment.doyun);
  expect(done.map((one) => [one.title, one.stoodIn && [one.stoodIn.as, one.stoodIn.nameKo]])).toEqual([
    ["빈자리에서 결재된 것", ["acting", "정유경"]], ["없는 사이 결재된 것", ["deputy", "문가온"]], ["손수 결재한 것", null],
  ]);
  expect([total, holders.map((one) => one.done)]).toEqual([3, [3, 1]]);
});

test("what was decided for the next holder stands under that one, and each filter counts it", async () => {
  expect((await seen(coming)).done).toMatchObject([{ title: "후임이 없는 사이 결재된 것", stoodIn: { as: "deputy", officialId: cast.official.gaon } }]);
  expect((await seen(cast.appointment.doyun, "decided")).total).toBe(3);
  expect((await seen(cast.appointment.doyun, "opinions")).done).toMatchObject([{ opinion: "급하여 먼저 시행합니다.", stoodIn: { nameKo: "문가온" } }]);
});

test("the statement says who decided in the holder's place", async () => {
  const { id } = await perform(openHandover, await cast.actor("ian", now), { appointmentId: coming }, now);
  const { lines } = await ask(readHandover, await cast.actor("ian", now), { id }, now);
  const text = (title: string) => lines.find((line) => line.text.startsWith(title))?.text;
  expect(text("없는 사이 결재된 것")).toMatch(/^없는 사이 결재된 것 \(혁신기획과-\d+, 대결 문가온\)$/);
});
