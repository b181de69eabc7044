import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { officesNow, seatOffices } from "#lib/organisation/testing/offices.ts";
import type { Offices, Person } from "#lib/organisation/testing/offices.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { answerPetition, handlePetition, setPetitionCategory } from "./commands.ts";
import { importPetitions } from "./import.ts";
import { listPetitionCategories, listPetitions, petitionEntries, readPetition } from "./queries.ts";
import { readPetitionReads } from "./reads.ts";

let base: TestDatabase;
let cast: Offices;
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-petitions-"));
const actor = async (name: Person) => (await actorOfOfficial(base.db, cast.officials[name], officesNow))!;
const administrator = async (): Promise<Actor> => ({ ...(await actor("doyun")), roles: [{ role: "administrator", agencyId: cast.agency }] });

async function bring(lines: readonly unknown[], name = "file.jsonl") {
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat(lines.flatMap((line) => [line instanceof Uint8Array ? line : Buffer.from(typeof line === "string" ? line : JSON.stringify(line)), Buffer.from("\n")])));
  const faults: [number, string][] = [];
  const counts = await importPetitions(file, officesNow, { fault: (line, reason) => void faults.push([line, reason]), progress: () => undefined });
  return { ...counts, faults };
}

beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
});
afterAll(async () => {
  await base.drop();
  rmSync(folder, { recursive: true });
});

test("a category is set by an administrator alone, to a unit of today", async () => {
  const wanted = { category: "바다", departmentId: cast.ocean };
  await expect(perform(setPetitionCategory, await actor("seoon"), wanted, officesNow)).rejects.toMatchObject({ code: "petitions.not-administrator" });
  await expect(perform(setPetitionCategory, await administrator(), { ...wanted, departmentId: cast.agency }, officesNow)).rejects.toMatchObject({ code: "petitions.unknown-unit" });
  await perform(setPetitionCategory, await administrator(), wanted, officesNow);
  await perform(setPetitionCategory, await administrator(), { category: "", departmentId: cast.institutions }, officesNow);
  expect(await base.db.historyEntry.count({ where: { act: "petition-category.set" } })).toBe(2);
  const table = async (by: Actor) => listPetitionCategories.output.parse(await ask(listPetitionCategories, by, {}, officesNow)).categories;
  expect(await table(await administrator())).toEqual([{ category: "", departmentId: cast.institutions }, { category: "바다", departmentId: cast.ocean }]);
  await expect(table(await actor("seoon"))).rejects.toMatchObject({ code: "platform.not-found" });
});

test("a file is received by the units of its categories; broken lines are told by number and stop nothing", async () => {
  const lines = [{ petition_idx: 1, title: "방파제가 위험합니다", category: "바다" }, "{broken", { petition_idx: 2, title: "서식을 줄여 주세요", category: "없던 분류" }, "", { title: 3, content: "셋째" }];
  expect(await bring(lines)).toEqual({ lines: 5, added: 3, known: 0, failed: 1, faults: [[2, "not-json"]] });
  const rows = await base.db.petition.findMany({ orderBy: { sourceId: "asc" } });
  expect(rows.map((row) => [row.title, row.departmentNameKo, row.receiptLabel])).toEqual(
    expect.arrayContaining([["방파제가 위험합니다", "해양환경과", "해양환경과 접수-1"], ["서식을 줄여 주세요", "행정제도과", "행정제도과 접수-1"], ["3", "행정제도과", "행정제도과 접수-2"]]),
  );
  expect(await base.db.outbox.count({ where: { topic: "petition.changed" } })).toBe(3);
  expect(await base.db.historyEntry.count({ where: { act: "petition.received" } })).toBe(3);
});

test("a second run adds nothing, and a longer file adds what is new", async () => {
  const lines = [{ petition_idx: 1, title: "방파제가 위험합니다", category: "바다" }, { petition_idx: 9, title: "새 민원" }, { petition_idx: 9, title: "새 민원" }];
  expect(await bring(lines, "again.jsonl")).toMatchObject({ added: 1, known: 2, failed: 0 });
  expect(await bring(lines, "again.jsonl")).toMatchObject({ added: 0, known: 3, failed: 0 });
  const run = await base.db.importRun.findFirst({ where: { source: "again.jsonl" } });
  expect(run).toMatchObject({ lines: 3, added: 0, known: 3 });
});

test("a line that is not UTF-8 is told by its number and stops nothing; what is no letter is not kept", async () => {
  const eucKr = Uint8Array.from([...Buffer.from('{"id": "kr", "title": "'), 0xb9, 0xce, 0xbf, 0xf8, ...Buffer.from('"}')]);
  const lines = [{ petition_idx: 20, title: "앞의 민원" }, eucKr, { petition_idx: 21, title: "뒤의 민원" }];
  expect(await bring(lines, "mixed.jsonl")).toEqual({ lines: 3, added: 2, known: 0, failed: 1, faults: [[2, "not-utf-8"]] });
  expect(await base.db.petition.count({ where: { title: { contains: "\uFFFD" } } })).toBe(0);
  expect(await base.db.importRun.findFirst({ where: { source: "mixed.jsonl" } })).toMatchObject({ lines: 3, added: 2, failed: 1 });
});

test("a petition without a number is known again by its line, and no number is told of it", async () => {
  const lines = [{ title: "번호 없는 민원" }];
  expect(await bring(lines, "bare.jsonl")).toMatchObject({ added: 1, known: 0 });
  expect(await bring(lines, "bare.jsonl")).toMatchObject({ added: 0, known: 1 });
  const { id } = await base.db.petition.findFirstOrThrow({ where: { title: "번호 없는 민원" } });
  expect((await petitionEntries(base.db, [id]))[0]).toMatchObject({ title: "번호 없는 민원", sourceId: null });
  const { petitions } = listPetitions.output.parse(await ask(listPetitions, await actor("seoon"), { q: "번호 없는", page: 1 }, officesNow));
  expect(petitions).toMatchObject([{ id, sourceId: null }]);
});

test("every official lists and reads petitions; reads are logged", async () => {
  const outsider = await actor("bada");
  const { petitions, total } = await ask(listPetitions, outsider, { q: "방파제", page: 1 }, officesNow);
  expect([total, petitions[0]?.title]).toEqual([1, "방파제가 위험합니다"]);
  const read = await ask(readPetition, outsider, { id: petitions[0]!.id }, officesNow);
  expect(read.content).toBe("");
  expect(await base.db.readEntry.count({ where: { recordKind: "petition", officialId: outsider.officialId } })).toBe(1);
  await expect(ask(readPetition, outsider, { id: cast.agency }, officesNow)).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await petitionEntries(base.db, [petitions[0]!.id]))[0]).toMatchObject({ sourceId: "1", readers: ["all"], listers: ["all"] });
});

test("the unit that received it handles and answers it, once each", async () => {
  const row = (await base.db.petition.findUnique({ where: { sourceId: "2" } }))!;
  const own = await actor("seoon");
  // Who read it is the receiving unit's to see.
  const outsider = await actor("bada");
  await ask(readPetition, outsider, { id: row.id }, officesNow);
  await expect(ask(readPetitionReads, outsider, { id: row.id }, officesNow)).rejects.toMatchObject({ code: "petitions.reads-are-the-units" });
  expect((await ask(readPetitionReads, own, { id: row.id }, officesNow)).reads).toEqual([expect.objectContaining({ officialId: outsider.officialId, outcome: "read", via: "api" })]);
  await expect(perform(handlePetition, await actor("bada"), { id: row.id }, officesNow)).rejects.toMatchObject({ code: "petitions.not-your-unit" });
  await expect(perform(answerPetition, own, { id: row.id, answer: "줄였습니다" }, officesNow)).rejects.toMatchObject({ code: "petitions.not-next" });
  await perform(handlePetition, own, { id: row.id }, officesNow);
  expect(await perform(answerPetition, own, { id: row.id, answer: "줄였습니다" }, officesNow)).toEqual({ id: row.id, status: "answered" });
  await expect(perform(answerPetition, own, { id: row.id, answer: "또" }, officesNow)).rejects.toMatchObject({ code: "petitions.not-next" });
});

const data = path.resolve("../shared/data/petitions");
test.runIf(existsSync(data))("the 1,780 real petitions come in well within a minute, titles byte for byte", async () => {
  const began = Date.now();
  let added = 0;
  for (const name of readdirSync(data).sort()) added += (await importPetitions(path.join(data, name), officesNow, { fault: () => undefined, progress: () => undefined })).added;
  expect(added).toBeGreaterThanOrEqual(1775);
  expect(Date.now() - began).toBeLessThan(60_000);
}, 90_000);
