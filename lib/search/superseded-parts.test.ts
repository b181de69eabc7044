import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { docx } from "#lib/files/reading/testing.ts";
import { takeTexts } from "#lib/files/taking.ts";
import { approveLesson, writeLesson } from "#lib/lessons/commands.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { relateDocument } from "#lib/documents/relation-commands.ts";
import { draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { check } from "#lib/search/checking.ts";
import { searchInput } from "#lib/search/queries.ts";
import { reindex } from "#lib/search/reactions.ts";
import { databaseFor, dropWithIndex, enginesAtTheDoor, settled } from "#lib/search/testing/door.ts";

/* A file of a document, an opinion and a lesson on it are no newer than the document, and no less decided. */

const data = process.env["ONMARU_DATA"];
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-parts-"));
const later = new Date(monday.getTime() + 3_600_000);
const none = { missing: 0, stale: 0, tokens: 0, ghosts: 0 };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(enginesAtTheDoor)("%s", (engine) => {
  let base: TestDatabase;
  let cast: Cast;
  let old: string;
  beforeAll(async () => {
    process.env["ONMARU_DATA"] = folder;
    base = await databaseFor(engine);
    cast = await makeCast(base.db);
    const content = docx("<w:p><w:r><w:t>나루터 붙임 글</w:t></w:r></w:p>");
    const file = await perform(uploadFile, await cast.actor("seoon"), { file: new File([content as Uint8Array<ArrayBuffer>], "나루터.docx") }, monday);
    old = await draft(cast, { title: "나루터 운영 기준", card: { scope: "government" } });
    await base.db.document.update({ where: { id: old }, data: { draftFiles: [file.id] } });
    await decide(old, "나루터 의견입니다.");
    const lesson = await perform(writeLesson, await cast.actor("seoon"), { recordKind: "document", recordId: old, title: "나루터 교훈", problem: "나루터가 막혔다.", tried: "", keep: "나루터를 비운다." }, monday);
    await perform(approveLesson, await cast.actor("doyun"), { id: lesson.id }, monday);
    await takeTexts(base.db, monday);
    await settle();
    await reindex(base.db, monday, () => undefined);
  });
  afterAll(async () => {
    await dropWithIndex(base);
    process.env["ONMARU_DATA"] = data;
  });

  async function decide(id: string, opinion = ""): Promise<void> {
    await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
    for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: who === "junmo" ? opinion : "", version: 1 }, monday);
  }
  const settle = () => settled(base);
  const find = async (who: Person, q: string, kind: readonly string[] = []) => (await ask(searchRecords, await cast.actor(who), searchInput.parse({ q, kind, why: "1" }), later)).hits;
  const kinds = async (q: string) => (await find("gaon", q)).map((hit) => hit.kind).sort();

  test("are found by who decided their document, its step and its attachments, as the document is", async () => {
    expect(await kinds("나루터 decided-by:한도윤")).toEqual(["attachment", "document", "opinion"]);
    expect(await kinds("나루터 has:attachment")).toEqual(["attachment", "document", "opinion"]);
    expect(await kinds("나루터 step:decide")).toEqual(["attachment", "document", "opinion"]);
    expect(await kinds("나루터 decided-by:이준모")).toEqual([]);
  });

  test("say what superseded their document, later too, and count as current only for those who may not know of that", async () => {
    const standing = async (who: Person) => Object.fromEntries((await find(who, "나루터", ["document", "attachment", "opinion", "lesson"])).map((hit) => [hit.kind, [hit.supersededBy?.id ?? null, hit.why?.reasons.some((one) => one.useful === "current")]]));
    const current = { document: [null, true], attachment: [null, true], opinion: [null, true], lesson: [null, true] };
    expect(await standing("gaon")).toEqual(current);
    const id = await draft(cast, { title: "새 기준", card: { disclosure: "closed", reasons: [5] } });
    await perform(relateDocument, await cast.actor("seoon"), { id, other: old, kind: "supersedes" }, monday);
    await decide(id);
    await settle();
    expect(await standing("gaon")).toEqual(current);
    const past = { document: [id, false], attachment: [id, false], opinion: [id, false], lesson: [id, false] };
    expect(await standing("seoon")).toMatchObject(past);
    const { embedded, cluster } = await check(base.db, monday, false);
    expect([embedded, cluster]).toEqual([none, engine === "embedded" ? null : none]);
  });
});
