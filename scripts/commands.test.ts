import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { record } from "#lib/history/commands.ts";
import { sealHistory, sealsFile } from "#lib/history/seal.ts";
import { officesNow, seatOffices } from "#lib/organisation/testing/offices.ts";
import type { Offices } from "#lib/organisation/testing/offices.ts";
import { actorOfToken } from "#lib/organisation/queries.ts";
import { transaction } from "#lib/platform/database.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";

/* The commands as an administrator runs them: a process of their own, what they print and how they end. */

let base: TestDatabase;
let cast: Offices;
let data: string;
beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
  data = mkdtempSync(path.join(os.tmpdir(), "onmaru-commands-"));
  await base.db.account.create({ data: { officialId: cast.officials.seoon, login: "seoon", passwordHash: "-" } });
});
afterAll(async () => {
  await base.drop();
  rmSync(data, { recursive: true });
});

interface Ended {
  code: number | null;
  out: string;
  said: string;
}

/** `until`: the process is killed once it has said this. */
async function run(words: string[], until?: RegExp): Promise<Ended> {
  const env = { ...process.env, ONMARU_SECRET: "k2Jq8ZxV0mW5tR7yB3nL9pD1fG6hS4cA", ONMARU_DATA: data, ONMARU_DEMO: "0", LANG: "en", NODE_ENV: "test" as const };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/run.ts", ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
  const told = { out: "", said: "" };
  child.stdout.on("data", (chunk: Buffer) => (told.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    told.said += chunk.toString();
    if (until?.test(told.said)) child.kill("SIGKILL");
  });
  return { code: await new Promise((resolve) => child.once("close", resolve)), ...told };
}

test("token: prints a token that reads and writes for thirty days, and nothing else", async () => {
  const { code, out, said } = await run(["token", "seoon"]);
  expect([code, said]).toEqual([0, ""]);
  expect(out).toMatch(/^onmaru_[\w-]{43}\n$/);
  const row = await base.db.accessToken.findFirstOrThrow({ where: { officialId: cast.officials.seoon } });
  expect(row.scopes).toEqual(["read", "write"]);
  expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * 86_400_000);
  const last = new Date(row.expiresAt.getTime() - 1);
  expect(await actorOfToken(base.db, out.trim(), last)).toMatchObject({ officialId: cast.officials.seoon, scopes: ["read", "write"], via: "token" });
  expect(await actorOfToken(base.db, out.trim(), row.expiresAt)).toBeNull();
  expect(await base.db.historyEntry.count({ where: { act: "token.made", recordId: cast.officials.seoon } })).toBe(1);
}, 60_000);

test("token: without a login, or for one that nobody has, it says so and prints no token", async () => {
  expect(await run(["token"])).toMatchObject({ code: 2, out: "", said: expect.stringContaining("Whose?") as string });
  expect(await run(["token", "nobody"])).toMatchObject({ code: 1, out: "", said: expect.stringContaining('"nobody"') as string });
  expect(await base.db.accessToken.count()).toBe(1);
}, 60_000);

const petition = (n: number) => JSON.stringify({ petition_idx: n, title: `청원 ${n}`, category: "안전" });
const file = (name: string, lines: readonly string[]) => {
  const at = path.join(data, name);
  writeFileSync(at, `${lines.join("\n")}\n`);
  return at;
};

test("import petitions: broken lines are told by their number and stop nothing; a file of none but broken ones, or that is not there, ends otherwise", async () => {
  const some = await run(["import", "petitions", file("some.jsonl", [petition(900_001), "{broken", petition(900_002), "[]", '{"title":""}'])]);
  expect(some.code).toBe(0);
  expect(some.said.split("\n").filter((line) => line.startsWith("line "))).toEqual(["line 2: The line cannot be read as JSON.", "line 4: Each line must hold one petition.", "line 5: It has neither title nor content."]);
  expect(some.out).toContain("some.jsonl: 2 added, 0 known, 3 broken");
  const none = await run(["import", "petitions", file("none.jsonl", ["{broken", "{"])]);
  expect([none.code, none.said.match(/^line \d+/gm)]).toEqual([1, ["line 1", "line 2"]]);
  expect(await run(["import", "petitions", path.join(data, "nowhere.jsonl")])).toMatchObject({ code: 2, out: "" });
  expect(await base.db.petition.count()).toBe(2);
}, 60_000);

test("import petitions: killed and run again, it goes on: each petition once, its numbers without gaps", async () => {
  const many = 3000;
  const before = await base.db.petition.count();
  const whole = file("many.jsonl", Array.from({ length: many }, (_, n) => petition(n + 1)));
  const first = await run(["import", "petitions", whole], /added/);
  expect(first.code).toBeNull();
  const kept = (await base.db.petition.count()) - before;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(many);
  const second = await run(["import", "petitions", whole]);
  expect(second.code, second.said).toBe(0);
  expect(second.out).toContain(`many.jsonl: ${many - kept} added, ${kept} known, 0 broken`);
  const rows = await base.db.petition.findMany({ select: { sourceId: true, departmentId: true, receiptLabel: true } });
  expect(new Set(rows.map((row) => row.sourceId)).size).toBe(before + many);
  for (const of of Map.groupBy(rows, (row) => row.departmentId).values()) {
    expect(of.map((row) => Number(/(\d+)$/.exec(row.receiptLabel)?.[1])).sort((a, b) => a - b)).toEqual(of.map((_, n) => n + 1));
  }
}, 120_000);

test("import documents: killed and run again, it goes on: each document once, and when it ends all of them are found by whoever may read them", async () => {
  const many = 1500;
  const line = (n: number) => JSON.stringify({ id: `A-${n}`, title: `옛 문서 ${n}`, body: `간척지 염해 조사 ${n}`, ...(n === many ? { department: "해양환경과" } : {}) });
  const whole = file("documents.jsonl", [...Array.from({ length: many }, (_, n) => line(n + 1)), "{broken"]);
  const first = await run(["import", "documents", whole], /added/);
  expect(first.code).toBeNull();
  const kept = await base.db.takenOverDocument.count();
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(many);
  const second = await run(["import", "documents", whole]);
  expect(second.code, second.said).toBe(0);
  expect(second.said.split("\n").filter((said) => said.startsWith("line "))).toEqual([`line ${many + 1}: The line cannot be read as JSON.`]);
  expect(second.out).toContain(`documents.jsonl: ${many - kept} added, ${kept} known, 1 broken`);
  const found = async (tokens: string[]) => (await embeddedEngine(base.db).query({ q: "염해 조사", tokens, sort: "fit", limit: 1, offset: 0 })).total;
  expect([await found(["all"]), await found(["all", `department:${cast.ocean}`])]).toEqual([many - 1, many]);
  const histories = await base.db.historyEntry.findMany({ where: { act: "archive.taken-over" }, select: { after: true } });
  expect(histories.reduce((sum, { after }) => sum + Number((after as { documents: number }).documents), 0)).toBe(many);
}, 120_000);

test("history:verify: ends with 0 while the history holds, and with 1 and the first bad place once it was touched", async () => {
  for (const n of [1, 2, 3]) await transaction((tx) => record(tx, { actor: null, at: officesNow, act: "document.submitted", record: { kind: "document", id: "sealed" }, after: { n } }));
  await sealHistory(officesNow, sealsFile(data));
  const whole = await run(["history-verify"]);
  expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/acts and 1 seals hold/) as string });
  const owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  await owner.query(`update "HistoryEntry" set "reason" = 'x' where "recordId" = 'sealed' and "seq" > 1`).finally(() => owner.end());
  const touched = await run(["history-verify"]);
  expect(touched.code).toBe(1);
  expect(touched.out).toMatch(/^The history does not hold: .*sealed.*2/);
  expect(touched.out.trim().split("\n")).toHaveLength(1);
}, 60_000);
