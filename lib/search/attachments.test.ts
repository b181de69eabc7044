import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { docx, koreanPdf } from "#lib/files/reading/testing.ts";
import { takeTexts } from "#lib/files/taking.ts";
import { sendMemo } from "#lib/memos/commands.ts";
import { newId } from "#lib/platform/id.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { submitDocument } from "#lib/documents/acts.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { draft, makeCast, monday, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { pageOf } from "#lib/search/pages.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { indexing, reindex } from "#lib/search/reactions.ts";

let base: TestDatabase;
let cast: Cast;
let id: string;
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-attached-"));
const before = process.env["ONMARU_DATA"];
const settle = async () => {
  while ((await runOutboxOnce(indexing)) > 0);
};

beforeAll(async () => {
  process.env["ONMARU_DATA"] = folder;
  base = await testDatabase();
  cast = await makeCast(base.db);
  id = await draft(cast, { title: "연안사고 예방 계획" });
});
afterAll(async () => {
  process.env["ONMARU_DATA"] = before;
  rmSync(folder, { recursive: true, force: true });
  await base.drop();
});

const upload = async (content: Uint8Array, name: string) => (await perform(uploadFile, await cast.actor("seoon"), { file: new File([content as Uint8Array<ArrayBuffer>], name) }, monday)).id;
const carry = async (fileIds: string[], revision: number) =>
  perform(saveDocument, await cast.actor("seoon"), {
    id, revision, title: "연안사고 예방 계획", summary: "붙임을 봅니다.", keywords: ["붙임"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department",
    scopeDepartments: [], urgency: "normal", dueOn: null, body: bodyOf("1. 붙임과 같이 정한다."), steps: usualRoute(cast), fileIds, delegationReason: "",
  }, monday);
const find = async (who: Person, q: string) => (await search(base.db, await cast.actor(who), searchInput.parse({ q, kind: ["attachment"] }))).hits.map((hit) => hit.title).sort();

test("attachments are found by their words and names, by the readers of their document alone, while it carries them", async () => {
  const [pdf, word] = [await upload(koreanPdf(["첫 쪽", "해양안전교육 실시 결과"]), "붙임 하나.pdf"), await upload(docx("<w:p><w:r><w:t>수상레저 점검표</w:t></w:r></w:p>"), "점검.docx")];
  await carry([pdf, word], 1);
  await settle();
  // Found by its name at once, by its text once that was read.
  expect(await find("seoon", "점검.docx")).toContain("점검.docx");
  expect(await find("seoon", "해양안전교육")).toEqual([]);
  await takeTexts(base.db, monday);
  await settle();
  expect(await find("seoon", "해양안전교육")).toEqual(["붙임 하나.pdf"]);
  expect(await find("junmo", "해양안전교육")).toEqual([]);
  await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
  await settle();
  expect(await find("junmo", "수상레저")).toEqual(["점검.docx"]);
  expect(await find("gaon", "수상레저")).toEqual([]);

  const { hits } = await searchRecords.run({ tx: base.db, actor: await cast.actor("seoon"), now: monday, today: "2026-11-23", request: { address: "", agent: "" } }, searchInput.parse({ q: "해양안전교육", kind: ["attachment"] }));
  expect(hits).toMatchObject([{ url: `/documents/${id}?tab=files&file=${pdf}&sheet=2`, page: 2, marked: "<mark>해양안전교육</mark> 실시 결과" }]);

  await base.db.searchEntry.deleteMany();
  await reindex(base.db, monday, () => undefined);
  expect(await find("seoon", "해양안전교육")).toEqual(["붙임 하나.pdf"]);
});

test("an attachment that was taken off is found no longer", async () => {
  id = await draft(cast, { title: "다른 계획" });
  const file = await upload(docx("<w:p><w:r><w:t>곧바로뺄글</w:t></w:r></w:p>"), "뺄 것.docx");
  await carry([file], 1);
  await takeTexts(base.db, monday);
  await settle();
  expect(await find("seoon", "곧바로뺄글")).toEqual(["뺄 것.docx"]);
  await carry([], 2);
  await settle();
  expect(await find("seoon", "곧바로뺄글")).toEqual([]);
});

test("the page of a find is the one that holds most of the words, the first of equal ones", () => {
  expect(pageOf("한 쪽뿐인 글", "글")).toBeNull();
  expect(pageOf("예산\f예산 집행\f집행", "예산을 집행")).toEqual({ page: 2, text: "예산 집행" });
  expect(pageOf("가나다\f라마바\f라마바", "라마바")).toMatchObject({ page: 2 });
  expect(pageOf("plan\fBudgets 3,200", "budget 3200")).toMatchObject({ page: 2 });
});

test("attachments of memo reports and of documents of earlier systems are found by those who read these", async () => {
  const [said, old] = [await upload(docx("<w:p><w:r><w:t>메모에붙인글</w:t></w:r></w:p>"), "메모 붙임.docx"), await upload(koreanPdf(["표지", "넘어온문서의글"]), "옛 문서.pdf")];
  const junmo = await cast.actor("junmo");
  const memo = await perform(sendMemo, await cast.actor("seoon"), { title: "의견을 주세요", text: "붙임을 봐 주세요.", postIds: [junmo.seats[0]!.postId], fileIds: [said] }, monday);
  const taken = newId(monday);
  await base.db.takenOverDocument.create({
    data: {
      id: taken, sourceId: "옛-1", title: "옛 계획", body: "옛 글", summary: "", keywords: [], date: null, departmentId: null, departmentNameKo: "", departmentNameEn: "", unitTaskId: null, taskName: "", decidedBy: "", fileIds: [old], hash: "x", takeOverId: newId(monday), takenOverAt: monday, readers: ["all"], listers: ["all"],
    },
  });
  await takeTexts(base.db, monday);
  await settle();
  expect(await find("junmo", "메모에붙인글")).toEqual(["메모 붙임.docx"]);
  expect(await find("gaon", "메모에붙인글")).toEqual([]);
  expect(await find("gaon", "넘어온문서의글")).toEqual(["옛 문서.pdf"]);
  const url = async (q: string) => (await search(base.db, junmo, searchInput.parse({ q, kind: ["attachment"] }))).hits[0]?.url;
  expect([await url("메모에붙인글"), await url("넘어온문서의글")]).toEqual([`/memos?open=${memo.id}&file=${said}`, `/archive/${taken}?file=${old}`]);
});
