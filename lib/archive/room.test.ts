import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { officesNow, seatOffices } from "#lib/organisation/testing/offices.ts";
import type { Offices, Person } from "#lib/organisation/testing/offices.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { takeOver } from "./import.ts";
import { readTakenOver, readTakenOverFile, takenOverEntries, takenOverIds } from "./queries.ts";

let base: TestDatabase;
let cast: Offices;
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-archive-"));
process.env["ONMARU_DATA"] = path.join(folder, "data");
const actor = async (name: Person) => (await actorOfOfficial(base.db, cast.officials[name], officesNow))!;

async function bring(lines: readonly unknown[], name = "file.jsonl") {
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat(lines.flatMap((line) => [line instanceof Uint8Array ? line : Buffer.from(typeof line === "string" ? line : JSON.stringify(line)), Buffer.from("\n")])));
  const faults: [number, string][] = [];
  const counts = await takeOver(file, officesNow, { fault: (line, reason) => void faults.push([line, reason]), progress: async () => undefined });
  return { ...counts, faults };
}
const rowOf = (sourceId: string) => base.db.takenOverDocument.findUniqueOrThrow({ where: { sourceId } });

beforeAll(async () => {
  base = await testDatabase();
  cast = await seatOffices(base.db);
  writeFileSync(path.join(folder, "붙임.txt"), "붙임의 글");
});
afterAll(async () => {
  await base.drop();
  rmSync(folder, { recursive: true });
});

test("documents come in with what is known of them; broken lines are told by number and stop nothing", async () => {
  const whole = { id: "A-1", title: " 2019년 해양 예산(안)", body: "본문", date: "2019-05-07", summary: "요약", keywords: ["예산"], department: "해양환경과", task: "없는 과제", decidedBy: "정유경", attachments: ["붙임.txt"] };
  const lines = [whole, "{broken", { id: 2, title: "모두 보는 문서", body: "글" }, { id: 3, title: "t", body: "b", department: "없는과" }, { id: 4, title: "t", body: "b", attachments: ["없다.hwp"] }, "", { id: 5, body: "b" }];
  expect(await bring(lines)).toEqual({ lines: 7, added: 2, known: 0, failed: 4, faults: [[2, "not-json"], [4, "unknown-department"], [5, "no-such-attachment"], [7, "no-title"]] });
  expect(await rowOf("A-1")).toMatchObject({ title: whole.title, departmentId: cast.ocean, departmentNameKo: "해양환경과", readers: [`department:${cast.ocean}`], taskName: "없는 과제", decidedBy: "정유경" });
  expect(await rowOf("2")).toMatchObject({ readers: ["all"], date: null });
  expect(await base.db.outbox.count({ where: { topic: "archive.changed" } })).toBe(2);
  expect(await base.db.historyEntry.findMany({ where: { act: "archive.taken-over" }, select: { after: true } })).toEqual([{ after: { documents: 2, first: "A-1", last: "2" } }]);
});

test("a second run adds nothing; what is new is added, what differs is told and stays", async () => {
  const lines = [{ id: 2, title: "모두 보는 문서", body: "글" }, { id: 2, title: "모두 보는 문서", body: "글" }, { id: 2, title: "모두 보는 문서", body: "다른 글" }, { id: 9, title: "새 문서", body: "" }];
  expect(await bring(lines, "again.jsonl")).toEqual({ lines: 4, added: 1, known: 2, failed: 1, faults: [[3, "differs"]] });
  expect(await bring(lines, "again.jsonl")).toMatchObject({ added: 0, known: 3, failed: 1 });
  expect((await rowOf("2")).body).toBe("글");
  expect(await base.db.takeOver.findFirst({ where: { source: "again.jsonl" } })).toMatchObject({ lines: 4, added: 0, known: 3 });
});

test("nothing that was taken over can be changed", async () => {
  await expect(base.db.takenOverDocument.updateMany({ data: { title: "x" } })).rejects.toThrow(/permission denied/);
  await expect(base.db.takenOverDocument.deleteMany()).rejects.toThrow(/permission denied/);
});

test("the department reads its document and its file, all others find neither; each is logged", async () => {
  const { id, fileIds } = await rowOf("A-1");
  const [insider, outsider] = [await actor("bada"), await actor("seoon")];
  expect(await ask(readTakenOver, insider, { id }, officesNow)).toMatchObject({ sourceId: "A-1", body: "본문", department: "해양환경과", files: [{ name: "붙임.txt" }] });
  await expect(ask(readTakenOver, outsider, { id }, officesNow)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(ask(readTakenOver, insider, { id: cast.ocean }, officesNow)).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await ask(readTakenOverFile, insider, { id, file: fileIds[0]! }, officesNow)).toMatchObject({ name: "붙임.txt", size: 13 });
  await expect(ask(readTakenOverFile, outsider, { id, file: fileIds[0]! }, officesNow)).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await base.db.readEntry.count({ where: { recordKind: "archive", recordId: id } })).toBe(2);
  expect((await ask(readTakenOver, outsider, { id: (await rowOf("2")).id }, officesNow)).title).toBe("모두 보는 문서");
});

test("search takes them by id, in order", async () => {
  const ids = await takenOverIds(base.db, null, 10);
  expect(ids).toHaveLength(3);
  expect((await takenOverEntries(base.db, ids)).map((entry) => entry.sourceId).sort()).toEqual(["2", "9", "A-1"]);
});

test("a line that is not UTF-8 is told by its number and stops nothing; what is no letter is not kept", async () => {
  const eucKr = Uint8Array.from([...Buffer.from('{"id": "kr", "body": "b", "title": "'), 0xb9, 0xae, 0xbc, 0xad, ...Buffer.from('"}')]);
  expect(await bring([{ id: 20, title: "앞의 문서", body: "글" }, eucKr, { id: 21, title: "뒤의 문서", body: "글" }], "mixed.jsonl")).toEqual({ lines: 3, added: 2, known: 0, failed: 1, faults: [[2, "not-utf-8"]] });
  expect(await base.db.takenOverDocument.count({ where: { sourceId: "kr" } })).toBe(0);
});

test("attachments come from the folder of the file alone, whichever way a path is written", async () => {
  const inner = path.join(folder, "안", "더 안");
  mkdirSync(inner, { recursive: true });
  writeFileSync(path.join(inner, "..붙임.txt"), "안의 글");
  symlinkSync("/etc/passwd", path.join(folder, "안", "고리.txt"));
  const of = (id: string, attachment: string) => ({ id, title: "붙임이 있는 문서", body: "글", attachments: [attachment] });
  const outside = ["../../../../../../etc/passwd", "../붙임.txt", "/etc/passwd", "더 안/../../붙임.txt", "고리.txt", ".", ".."];
  const inside = ["더 안/..붙임.txt", "더 안/../더 안/..붙임.txt", path.join(inner, "..붙임.txt")];
  const brought = await bring([...outside, ...inside].map((one, n) => of(`P-${n}`, one)), path.join("안", "paths.jsonl"));
  expect(brought).toMatchObject({ added: 3, failed: 7, faults: outside.map((_, n) => [n + 1, "attachment-outside"]) });
});
