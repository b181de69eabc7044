import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { officesNow as now, seatOffices } from "#lib/organisation/testing/offices.ts";
import type { Offices } from "#lib/organisation/testing/offices.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { addFunction, closeFunction, moveFunction, renameFunction } from "./commands.ts";
import { importFunctions } from "./import.ts";
import { listFunctions, listPurposes, pathsOf } from "./queries.ts";

let base: TestDatabase;
let offices: Offices;
let official: Actor;
let admin: Actor;

beforeAll(async () => {
  base = await testDatabase();
  offices = await seatOffices(base.db);
  official = (await actorOfOfficial(base.db, offices.officials.seoon, now))!;
  admin = { ...official, roles: [{ role: "administrator", agencyId: offices.agency }] };
});
afterAll(() => base.drop());

const add = (code: string, parentId: string | null, nameKo: string, from = "2025-01-01") => perform(addFunction, admin, { tree: "own", code, parentId, nameKo, nameEn: "", from }, now);
const tree = async (on: string) => (await ask(listFunctions, official, { tree: "own", on, q: "", limit: 1000 }, now)).nodes.map((node) => [node.code, node.nameKo, node.level]);

test("functions are added, renamed, moved and closed from a day on; days before stay as they were", async () => {
  const field = await add("1", null, "첫 분야");
  const other = await add("2", null, "둘째 분야");
  const area = await add("11", field.id, "영역");
  await expect(add("11", other.id, "또")).rejects.toMatchObject({ code: "classification.code-taken", field: "code" });
  await expect(add("12", area.id, "x").then(() => add("12", area.id, "x"))).rejects.toMatchObject({ code: "classification.code-taken" });
  await perform(renameFunction, admin, { id: area.id, nameKo: "새 영역", nameEn: "New area", from: "2026-03-01" }, now);
  await perform(moveFunction, admin, { id: area.id, parentId: other.id, from: "2026-06-01" }, now);
  expect(await tree("2025-12-31")).toEqual([["1", "첫 분야", 1], ["11", "영역", 2], ["12", "x", 3], ["2", "둘째 분야", 1]]);
  expect(await tree("2026-07-01")).toEqual([["1", "첫 분야", 1], ["2", "둘째 분야", 1], ["11", "새 영역", 2], ["12", "x", 3]]);
  expect((await pathsOf(base.db, [area.id], "2026-05-31")).get(area.id)?.map((part) => part.code)).toEqual(["1", "11"]);
  await expect(perform(moveFunction, admin, { id: area.id, parentId: area.id, from: "2026-08-01" }, now)).rejects.toMatchObject({ code: "classification.below-itself" });
  await expect(perform(closeFunction, admin, { id: other.id, until: "2026-10-31", reason: "" }, now)).rejects.toMatchObject({ code: "classification.has-children" });
  await perform(closeFunction, admin, { id: field.id, until: "2026-10-31", reason: "통합" }, now);
  expect((await tree("2026-11-01")).map(([code]) => code)).toEqual(["2", "11", "12"]);
  const acts = await base.db.historyEntry.findMany({ where: { recordKind: "function-node", recordId: area.id }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => act.act)).toEqual(["function.added", "function.renamed", "function.moved"]);
});

test("others than administrators change nothing, and what is unknown is not found", async () => {
  await expect(perform(addFunction, official, { tree: "own", code: "9", parentId: null, nameKo: "x", nameEn: "" }, now)).rejects.toMatchObject({ code: "classification.not-administrator" });
  await expect(perform(renameFunction, admin, { id: offices.agency, nameKo: "x", nameEn: "" }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(importFunctions, official, { tree: "own", csv: "code,name\n1,x", dryRun: false }, now)).rejects.toMatchObject({ code: "classification.not-administrator" });
});

test("purposes of a year are read, and of another year are none", async () => {
  expect(await ask(listPurposes, official, { year: 2026, q: "" }, now)).toEqual({ year: 2026, nodes: [] });
});

const file = path.resolve("../shared/data/classification/cofog.csv");
test.runIf(existsSync(file))("188 functions come in as a further tree in seconds; a second time changes nothing; a dry run writes nothing", async () => {
  const csv = readFileSync(file, "utf8");
  expect(await perform(importFunctions, admin, { tree: "cofog", csv, dryRun: true }, now)).toMatchObject({ added: 188, changed: 0, same: 0, failed: 0 });
  expect(await base.db.functionNode.count({ where: { tree: "cofog" } })).toBe(0);
  const began = Date.now();
  expect(await perform(importFunctions, admin, { tree: "cofog", csv, dryRun: false }, now)).toMatchObject({ added: 188, failed: 0 });
  expect(Date.now() - began).toBeLessThan(5000);
  expect(await perform(importFunctions, admin, { tree: "cofog", csv, dryRun: false }, now)).toMatchObject({ added: 0, changed: 0, same: 188, failed: 0 });
});

test("errors are told per row, and the rows between them come in", async () => {
  const answer = await perform(importFunctions, admin, { tree: "parts", csv: "code,name\n1,가\n,나\n1.1,다\n", dryRun: false }, now);
  expect(answer).toMatchObject({ added: 2, failed: 1, errors: [{ line: 3, reason: "no-code" }] });
  await expect(perform(importFunctions, admin, { tree: "parts", csv: "a,b\n", dryRun: false }, now)).rejects.toMatchObject({ code: "classification.file-unreadable" });
  await expect(perform(importFunctions, admin, { tree: "parts", dryRun: false }, now)).rejects.toMatchObject({ code: "classification.file-missing" });
});

test("a file moves a function within its level alone, and makes no unit task of the product's own tree", async () => {
  const bring = (tree: string, rows: string) => perform(importFunctions, admin, { tree, csv: `code,parent,name\n${rows}`, dryRun: false }, now);
  await bring("placed", "1,,가\n2,,나\n1a,1,다\n1b,1a,라\n");
  expect(await bring("placed", "1,,가\n2,,나\n1a,2,다\n1b,2,라\n")).toMatchObject({ changed: 1, same: 2, errors: [{ line: 5, reason: "wrong-level" }] });
  const placed = await base.db.functionNode.findMany({ where: { tree: "placed" }, orderBy: { code: "asc" }, select: { id: true, code: true, level: true } });
  expect(placed.map((node) => [node.code, node.level])).toEqual([["1", 1], ["1a", 2], ["1b", 3], ["2", 1]]);
  const lines = (await pathsOf(base.db, [placed[2]!.id], "2026-11-24")).get(placed[2]!.id);
  expect(lines?.map((part) => part.code)).toEqual(["2", "1a", "1b"]);
  expect(await bring("brm", "z1,,가\nz2,z1,나\nz3,z2,다\nz4,z3,라\nz5,z4,마\nz6,z5,바\n")).toMatchObject({ added: 5, failed: 1, errors: [{ line: 7, reason: "unit-task" }] });
  expect(await base.db.functionNode.count({ where: { tree: "brm", code: "z6" } })).toBe(0);
});
