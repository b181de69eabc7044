import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { uploadFile } from "./commands.ts";
import { destroyFiles } from "./destroying.ts";
import { filesNamed } from "./queries.ts";
import { destroying } from "./reactions.ts";
import { koreanPdf } from "./reading/testing.ts";
import { takeTexts } from "./taking.ts";
import { askForMissingTexts, textsOf } from "./texts.ts";

let base: TestDatabase;
let cast: Cast;
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-taking-"));
const before = process.env["ONMARU_DATA"];
beforeAll(async () => {
  process.env["ONMARU_DATA"] = folder;
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(async () => {
  process.env["ONMARU_DATA"] = before;
  rmSync(folder, { recursive: true, force: true });
  await base.drop();
});

const bytes = koreanPdf(["연안사고", "예산"]) as Uint8Array<ArrayBuffer>;
const upload = async (content: Uint8Array<ArrayBuffer> | string, name: string) => (await perform(uploadFile, await cast.actor("seoon"), { file: new File([content], name) }, monday)).id;
const state = async (id: string) => (await filesNamed(base.db, [id]))[0]?.text;

test("what is kept waits until the worker has taken its text, once for the same bytes, and tells for whom", async () => {
  const [one, two, broken] = [await upload(bytes, "계획.pdf"), await upload(bytes, "같은 계획.pdf"), await upload("%PDF-1.4 잘림", "잘린 것.pdf")];
  expect(await state(one)).toBe("waiting");
  expect(await takeTexts(base.db, monday)).toBe(2);
  expect(await takeTexts(base.db, monday)).toBe(0);
  expect([await state(one), await state(two), await state(broken)]).toEqual(["found", "found", "unreadable"]);
  expect((await textsOf(base.db, [one, broken])).map(({ id, pages, paged }) => ({ id, pages, paged }))).toEqual([{ id: one, pages: ["연안사고", "예산"], paged: true }]);
  const told = await base.db.outbox.findMany({ where: { topic: "file.read" }, select: { recordId: true } });
  expect(told.map((row) => row.recordId).sort()).toEqual([one, two, broken].sort());
});

test("a file whose readers went away is given up, and one whose bytes are lost could not be read", async () => {
  const [stuck, lost] = [await upload("막힌 글", "막힘.txt"), await upload("잃은 글", "잃음.txt")];
  const shaOf = async (id: string) => (await base.db.file.findUniqueOrThrow({ where: { id } })).sha256;
  await base.db.fileText.update({ where: { sha256: await shaOf(stuck) }, data: { tries: 3 } });
  const sha = await shaOf(lost);
  rmSync(path.join(folder, "files", sha.slice(0, 2), sha.slice(2)));
  await takeTexts(base.db, monday);
  expect([await state(stuck), await state(lost)]).toEqual(["unreadable", "unreadable"]);
});

test("the text goes with the bytes, and what nobody asked for is asked for", async () => {
  const id = await upload("없앨 글", "없앨 것.txt");
  await base.db.fileText.deleteMany();
  await askForMissingTexts(base.db);
  await takeTexts(base.db, monday);
  expect(await state(id)).toBe("found");
  await base.db.$transaction((tx) => destroyFiles(tx, [id], monday));
  while ((await runOutboxOnce([destroying])) > 0);
  expect(await state(id)).toBeNull();
});
