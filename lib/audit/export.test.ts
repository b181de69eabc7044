import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { exportHistory } from "./commands.ts";
import { mostExported } from "./export.ts";
import { exportReads } from "./reads.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const auditor = async (): Promise<Actor> => ({ ...(await cast.actor("ian")), roles: [{ role: "auditor", agencyId: cast.agency.planning }] });
const rowsIn = (csv: string) => csv.split("\r\n").length - 2;

test("an export of readings that holds the newest rows alone says so in its answer and in the name of its file", async () => {
  const out = async () => perform(exportReads, await auditor(), { who: "", record: "", outcome: "" }, monday);
  const read = (times: number) => base.db.$executeRaw`
    insert into "ReadEntry" ("at", "officialId", "recordKind", "recordId", "outcome", "via")
    select ${monday}::timestamptz, ${cast.official.seoon}::uuid, 'task', n::text, 'read', 'page' from generate_series(1, ${times}::int) n`;
  await read(mostExported);
  const whole = await out();
  expect([whole.name, whole.whole, whole.rows, rowsIn(whole.csv)]).toEqual(["reads-2026-11-23.csv", true, mostExported, mostExported]);
  await read(1);
  const cut = await out();
  expect([cut.name, cut.whole, cut.rows, rowsIn(cut.csv)]).toEqual(["reads-2026-11-23-newest-10000.csv", false, mostExported, mostExported]);
});

test("so does an export of the history", async () => {
  const out = async () => perform(exportHistory, await auditor(), { who: "", act: "many.", record: "" }, monday);
  expect(await out()).toMatchObject({ name: "history-2026-11-23.csv", whole: true, rows: 0 });
  await base.db.$executeRaw`
    insert into "HistoryEntry" ("recordKind", "recordId", "seq", "at", "act", "officialId", "nameKo", "nameEn", "postNameKo", "postNameEn", "onBehalfOf", "reason", "previous", "hash")
    select 'task', n::text, 1, ${monday}::timestamptz, 'many.made', ${cast.official.seoon}::uuid, '', '', '', '', '', '', '', '' from generate_series(1, ${mostExported + 1}::int) n`;
  const cut = await out();
  expect([cut.name, cut.whole, rowsIn(cut.csv)]).toEqual(["history-2026-11-23-newest-10000.csv", false, mostExported]);
});
