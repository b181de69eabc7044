import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { entryHash } from "#lib/history/chain.ts";
import { record } from "#lib/history/commands.ts";
import { outsideSeals, sealHash, sealHistory } from "#lib/history/seal.ts";
import { verifyHistory } from "#lib/history/verify.ts";
import { transaction } from "#lib/platform/database.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";

let base: TestDatabase;
let owner: pg.Client;
let folder: string;
let file: string;
const at = new Date("2026-11-24T01:00:00Z");

beforeEach(async () => {
  base = await testDatabase();
  owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-seals-"));
  file = path.join(folder, "seals", "history.jsonl");
  for (const id of ["a", "b"]) for (let n = 1; n <= 3; n++) await act(id, n);
  await sealHistory(at, file);
  await act("a", 4);
  await sealHistory(new Date(at.getTime() + 60_000), file);
});
afterEach(async () => {
  await owner.end();
  await base.drop();
  rmSync(folder, { recursive: true });
});

const act = (id: string, n: number) => transaction((tx) => record(tx, { actor: null, at, act: "document.submitted", record: { kind: "document", id }, after: { n } }));
const verdict = () => verifyHistory(base.db, outsideSeals(file));

/** What a clever attacker does after touching entries: all later hashes, heads and seals are made to fit. */
async function mend(): Promise<void> {
  const { rows } = await owner.query(`select * from "HistoryEntry" order by "recordKind", "recordId", "seq"`);
  let key = "";
  let previous = "";
  for (const row of rows) {
    const own = `${row.recordKind} ${row.recordId}`;
    if (own !== key) previous = "";
    key = own;
    const hash = entryHash({ ...row, at: row.at.getTime() }, previous);
    await owner.query(`update "HistoryEntry" set "previous" = $2, "hash" = $3 where "id" = $1`, [row.id, previous, hash]);
    await owner.query(`update "HistoryHead" set "seq" = $3, "hash" = $4 where "recordKind" = $1 and "recordId" = $2`, [row.recordKind, row.recordId, row.seq, hash]);
    await owner.query(`update "HistorySealHead" set "hash" = $4 where "recordKind" = $1 and "recordId" = $2 and "seq" = $3`, [row.recordKind, row.recordId, row.seq, hash]);
    previous = hash;
  }
  await owner.query(`delete from "HistorySealHead" s where not exists (select from "HistoryEntry" e where e."recordKind" = s."recordKind" and e."recordId" = s."recordId" and e."seq" = s."seq")`);
  const seals = await owner.query(`select * from "HistorySeal" order by "n"`);
  let before = "";
  for (const seal of seals.rows) {
    const heads = await owner.query(`select * from "HistorySealHead" where "sealN" = $1`, [seal.n]);
    const hash = sealHash(seal.n, seal.at.getTime(), before, heads.rows);
    await owner.query(`update "HistorySeal" set "previous" = $2, "hash" = $3 where "n" = $1`, [seal.n, before, hash]);
    before = hash;
  }
}

test("an untouched history holds, up to the last seal outside", async () => {
  expect(await verdict()).toEqual({ bad: null, entries: 7, seals: 2, until: new Date(at.getTime() + 60_000), outside: true });
});

const touches: [string, string][] = [
  ["edit", `update "HistoryEntry" set "reason" = 'x' where "recordId" = 'a' and "seq" = 2`],
  ["delete", `delete from "HistoryEntry" where "recordId" = 'a' and "seq" = 2; update "HistoryEntry" set "seq" = -"seq" where "recordId" = 'a' and "seq" > 2; update "HistoryEntry" set "seq" = -"seq" - 1 where "seq" < 0`],
  ["insert", `insert into "HistoryEntry" ("recordKind","recordId","seq","at","act","nameKo","nameEn","postNameKo","postNameEn","onBehalfOf","reason","previous","hash") values ('document','b',4,now(),'document.decided','','','','','','','','')`],
  ["an insert into the sealed part", `update "HistoryEntry" set "seq" = -"seq" - 1 where "recordId" = 'a' and "seq" > 1; update "HistoryEntry" set "seq" = -"seq" where "seq" < 0;
    insert into "HistoryEntry" ("recordKind","recordId","seq","at","act","nameKo","nameEn","postNameKo","postNameEn","onBehalfOf","reason","previous","hash") values ('document','a',2,'2026-11-24T01:00:00Z','document.decided','','','','','','','','');
    update "HistorySealHead" set "seq" = "seq" + 1 where "recordId" = 'a' and "seq" > 3; update "HistorySealHead" set "seq" = "seq" + 1 where "recordId" = 'a' and "seq" = 3`],
  ["reorder", `update "HistoryEntry" set "seq" = case "seq" when 1 then -2 when 2 then -1 end where "recordId" = 'b' and "seq" < 3; update "HistoryEntry" set "seq" = -"seq" where "seq" < 0`],
  ["truncation", `delete from "HistoryEntry" where "recordId" = 'b' and "seq" > 1`],
];
test.each(touches)("%s by the database's owner is found", async (_name, sql) => {
  await owner.query(sql);
  expect((await verdict()).bad).not.toBeNull();
});
test.each(touches.filter(([name]) => name !== "insert"))("%s is found though every hash, head and seal was mended", async (_name, sql) => {
  await owner.query(sql);
  await mend();
  expect((await verdict()).bad?.what).toMatch(/^seal-(lost|differs)$/);
});
test("a seal taken out with all that it covers is missed outside", async () => {
  await owner.query(`delete from "HistorySealHead" where "sealN" = 2; delete from "HistorySeal" where "n" = 2; delete from "HistoryEntry" where "recordId" = 'a' and "seq" = 4`);
  expect((await verdict()).bad).toEqual({ what: "seal-lost", seal: 2 });
});
test("nothing moved, nothing sealed", async () => expect(await sealHistory(at, file)).toBeNull());
