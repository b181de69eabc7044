import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { statements } from "#lib/platform/statements.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { draftBatch } from "#lib/documents/batch-drafts.ts";
import { openBatch, readBatch } from "#lib/documents/batch-reading.ts";
import { approveManyInput, batchInput, returnManyInput, submitManyInput } from "#lib/documents/batch-input.ts";
import { documentsOfBatch, myBatches } from "#lib/documents/batch-queries.ts";
import { approveDocuments, returnDocuments, submitDocuments } from "#lib/documents/batches.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { decided, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { mostTogether } from "#lib/documents/batch-rules.ts";
import type { Step } from "#lib/approval/rules.ts";

/* 일괄기안 (rule 5): drafted, submitted and decided together, each with its own result. */

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const toDoyun = (): Step[] => [{ kind: "draft", postId: cast.post.seoon }, { kind: "delegated-decision", postId: cast.post.doyun }];
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const open = async (who: Person, ids: readonly string[]) => {
  for (const id of ids) await openDocument(base.db, await cast.actor(who), id, monday);
};
const approve = async (who: Person, ids: readonly string[], more: object = {}, key?: string) =>
  perform(approveDocuments, await cast.actor(who), approveManyInput.parse({ documents: ids.map((id) => ({ id, version: 1, ...more })) }), monday, { address: "local", agent: "test", ...(key ? { key } : {}) });
const drafted = async (lines: string, more: object = {}) =>
  perform(draftBatch, await cast.actor("seoon"), batchInput.parse({ lines, text: "1. {받는 곳}의 점검 결과를 통보한다.  끝.", summary: "결과를 알립니다.", keywords: "점검, 통보", unitTaskId: cast.taskId, ...more }), monday);
const submit = async (ids: readonly (string | undefined)[], key?: string) =>
  perform(submitDocuments, await cast.actor("seoon"), submitManyInput.parse({ documents: ids.map((id) => ({ id })) }), monday, { address: "local", agent: "test", ...(key ? { key } : {}) });

describe("drafted together", () => {
  test("as many drafts as lines, each to its receiver, listed together in their order", async () => {
    const { id, count, documents } = await drafted("점검 결과 통보(동해),동해청\n점검 결과 통보(서해),서해청\n점검 결과 통보");
    expect(count).toBe(3);
    const { rows, revisions } = await documentsOfBatch(base.db, await cast.actor("seoon"), id);
    expect(rows.map((one) => one.title)).toEqual(["점검 결과 통보(동해)", "점검 결과 통보(서해)", "점검 결과 통보"]);
    expect([...revisions.keys()].sort()).toEqual([...documents].sort());
    expect(JSON.stringify((await row(documents[0]!)).draftBody)).toContain("동해청의 점검 결과");
    expect(await row(documents[1]!)).toMatchObject({ batchId: id, keywords: ["점검", "통보"], draftRoute: [{ kind: "draft" }, { kind: "delegated-decision", postId: cast.post.doyun }] });
    expect(await base.db.historyEntry.count({ where: { recordId: { in: documents }, act: "document.drafted" } })).toBe(3);
    expect((await myBatches(base.db, await cast.actor("seoon"))).map((batch) => [batch.id, batch.count, batch.drafts])).toEqual([[id, 3, 3]]);
    for (const who of ["doyun", "gaon"] as const) {
      expect((await documentsOfBatch(base.db, await cast.actor(who), id)).rows).toEqual([]);
      expect(await myBatches(base.db, await cast.actor(who))).toEqual([]);
    }
    expect((await documentsOfBatch(base.db, await cast.actor("seoon"), "elsewhere")).rows).toEqual([]);
  });

  test("a line without a title is named, and nothing is written", async () => {
    const before = await base.db.document.count();
    await expect(drafted("가\n,동해청")).rejects.toMatchObject({ code: "documents.line-without-title", field: "lines", params: { least: 2 } });
    await expect(drafted("가", { unitTaskId: newId(monday) })).rejects.toMatchObject({ code: "documents.unknown-task", field: "unitTaskId" });
    await expect(drafted(" ")).rejects.toMatchObject({ code: "documents.no-lines" });
    expect(await base.db.document.count()).toBe(before);
  });
});

describe("submitted and decided together", () => {
  test("two hundred of which one fails leave 199 done, numbered without gap or double; the one that failed says why", { timeout: 240_000 }, async () => {
    const { documents } = await drafted(Array.from({ length: mostTogether }, (_, n) => `통보 ${n + 1}`).join("\n"));
    const lame = documents[77]!;
    await base.db.document.update({ where: { id: lame }, data: { keywords: [] } });
    const sent = await submit(documents);
    expect(sent).toMatchObject({ done: 199, refused: 1 });
    expect(sent.results.find((result) => result.outcome === "refused")).toMatchObject({ id: lame, title: "통보 78", refusal: "documents.keywords-required" });
    expect(sent.results.find((result) => result.id === lame)?.sentence).toMatch(/[가-힣]/);
    const rest = documents.filter((id) => id !== lame);
    await open("doyun", rest);
    const signed = await approve("doyun", documents);
    expect(signed).toMatchObject({ done: 199, refused: 1 });
    const numbers = signed.results.flatMap((result) => (result.number ? [Number(result.number.split("-").at(-1))] : []));
    expect(numbers).toEqual(Array.from({ length: 199 }, (_, n) => numbers[0]! + n));
    expect(await base.db.document.count({ where: { id: { in: documents }, status: "approved" } })).toBe(199);
    expect(await row(lame)).toMatchObject({ status: "draft" });
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("only what was opened, in the version that stands, is approved with others; My day knows which", async () => {
    const [one, two] = [await submitted(cast, { steps: toDoyun() }), await submitted(cast, { steps: toDoyun() })];
    await open("doyun", [one]);
    const waits = (await whatWaits(base.db, await cast.actor("doyun"), "2026-11-23")).items;
    expect([one, two].map((id) => waits.find((item) => item.id === id)?.opened)).toEqual([true, false]);
    expect((await approve("doyun", [one, two])).results.map((result) => [result.outcome, result.refusal])).toEqual([["done", null], ["refused", "documents.not-opened"]]);
    expect(await row(two)).toMatchObject({ status: "in-approval" });

    const edited = await submitted(cast, { steps: [toDoyun()[0]!, { kind: "review", postId: cast.post.junmo }, toDoyun()[1]!] });
    await open("doyun", [edited]);
    const later = new Date(monday.getTime() + 60_000);
    await perform(approveDocument, await cast.actor("junmo"), { id: edited, opinion: "", version: 1, body: { type: "doc", content: [] } }, later);
    expect((await approve("doyun", [edited], { version: 2 })).results).toMatchObject([{ refusal: "documents.not-opened" }]);
  });

  test("each row has its own answer: not mine, unknown, another version, taken twice", async () => {
    const mine = await submitted(cast, { steps: toDoyun() });
    const stale = await submitted(cast, { steps: toDoyun() });
    const { id: over } = await decided(cast);
    const nowhere = newId(monday);
    await open("doyun", [mine, stale, over]);
    const answer = await perform(approveDocuments, await cast.actor("doyun"), approveManyInput.parse({ opinion: "이견 없음", documents: [{ id: mine, version: 1 }, { id: mine, version: 1 }, { id: stale, version: 2 }, { id: over, version: 1 }, { id: nowhere, version: 1 }, { version: 1 }] }), monday);
    expect(answer.results.map((result) => result.refusal)).toEqual([null, "approval.decided", "platform.changed-meanwhile", "approval.decided", "documents.not-opened"]);
    expect(answer.results.at(-1)).toMatchObject({ id: nowhere, title: "" });
    expect(await base.db.documentOpinion.findMany({ where: { documentId: mine } })).toMatchObject([{ text: "이견 없음" }]);
    await expect(submit([undefined])).rejects.toMatchObject({ code: "documents.nothing-chosen", field: "documents" });
    expect(submitManyInput.safeParse({ documents: Array.from({ length: mostTogether + 1 }, () => ({ id: mine })) }).success).toBe(false);
  });

  test("asked again under its key, each row answers what it answered and nothing is done twice", async () => {
    const { documents } = await drafted("가\n나");
    const first = await submit(documents, "key-1");
    const again = await submit(documents, "key-1");
    expect(again).toEqual(first);
    expect(first).toMatchObject({ done: 2, refused: 0 });
    expect(await base.db.historyEntry.count({ where: { recordId: { in: documents }, act: "document.submitted" } })).toBe(2);
    const [, other] = await Promise.all([open("doyun", documents), drafted("다\n라")]);
    const both = await Promise.all([approve("doyun", documents, {}, "key-2"), approve("doyun", documents, {}, "key-2")]);
    expect(both[0]!.results.map((result) => result.number)).toEqual(both[1]!.results.map((result) => result.number));
    expect(await base.db.documentVersion.count({ where: { documentId: { in: other.documents } } })).toBe(0);
  });

  test("returned together with one reason; a row may have its own", async () => {
    const ids = [await submitted(cast, { steps: toDoyun() }), await submitted(cast, { steps: toDoyun() })];
    await open("doyun", ids);
    const back = await perform(returnDocuments, await cast.actor("doyun"), returnManyInput.parse({ reason: "예산 근거를 붙여 주세요.", documents: [{ id: ids[0], version: 1 }, { id: ids[1], version: 1, reason: "날짜가 다릅니다." }] }), monday);
    expect(back).toMatchObject({ done: 2, results: [{ status: "returned" }, { status: "returned" }] });
    expect((await base.db.documentOpinion.findMany({ where: { documentId: { in: ids } }, orderBy: { documentId: "asc" } })).map((opinion) => opinion.text).sort()).toEqual(["날짜가 다릅니다.", "예산 근거를 붙여 주세요."].sort());
    const left = await submitted(cast, { steps: toDoyun() });
    await open("doyun", [left]);
    const silent = (documents: readonly object[]) => cast.actor("doyun").then((actor) => perform(returnDocuments, actor, returnManyInput.parse({ documents }), monday));
    await expect(silent([{ id: left, version: 1 }, { version: 1 }])).rejects.toMatchObject({ code: "approval.reason-required", field: "reason" });
    expect(await row(left)).toMatchObject({ status: "in-approval" });
    expect(await silent([{ id: left, version: 1, reason: "날짜가 다릅니다." }, { id: ids[0], version: 1, reason: "다시" }])).toMatchObject({ act: "return", done: 1, refused: 1, results: [{ status: "returned" }, { outcome: "refused" }] });
    expect(submitDocument.name).toBe("documents.submit");
  });
});

describe("read in one place", () => {
  const batch = async (count: number) => {
    const one = await drafted(Array.from({ length: count }, (_, n) => `함께 읽을 통보 ${n + 1},${n + 1}청`).join("\n"));
    await submit(one.documents);
    return one;
  };
  const readsOf = (ids: readonly string[], who: Person) => base.db.readEntry.findMany({ where: { recordId: { in: [...ids] }, officialId: cast.official[who] }, select: { recordId: true, outcome: true, via: true } });

  test("all that wait are shown in their order, each logged as read and thereby opened, and are then decided together", async () => {
    const { id, documents } = await batch(3);
    await submitted(cast, { steps: toDoyun() });
    const { letters, agency } = await openBatch(base.db, await cast.actor("doyun"), id, monday, "page");
    expect(letters.map((letter) => [letter.id, letter.title, letter.version, letter.kind])).toEqual(documents.map((one, n) => [one, `함께 읽을 통보 ${n + 1}`, 1, "delegated-decision"]));
    expect(JSON.stringify(letters[1]!.body)).toContain("2청의 점검 결과");
    expect(agency?.nameKo).toBeTruthy();
    expect(await readsOf(documents, "doyun")).toEqual(expect.arrayContaining(documents.map((recordId) => ({ recordId, outcome: "read", via: "page" }))));
    expect(await readsOf(documents, "doyun")).toHaveLength(3);
    expect(await approve("doyun", documents)).toMatchObject({ act: "approve", done: 3, refused: 0 });
    expect((await openBatch(base.db, await cast.actor("doyun"), id, monday, "page")).letters).toEqual([]);
  });

  test("whoever's turn it is not is shown none and logged for none; whoever may not know learns nothing of it and is logged as refused", async () => {
    const { id, documents } = await batch(2);
    expect(await ask(readBatch, await cast.actor("seoon"), { id }, monday)).toEqual({ documents: [] });
    await expect(ask(readBatch, await cast.actor("gaon"), { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    await expect(ask(readBatch, await cast.actor("doyun"), { id: newId(monday) }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    expect(await readsOf(documents, "seoon")).toEqual([]);
    expect((await readsOf(documents, "gaon")).sort((a, b) => documents.indexOf(a.recordId) - documents.indexOf(b.recordId))).toEqual(documents.map((recordId) => ({ recordId, outcome: "refused", via: "api" })));
    const read = readBatch.output.parse(await ask(readBatch, await cast.actor("doyun"), { id }, monday));
    expect(read.documents.map((one) => [one.id, one.title])).toEqual(documents.map((one, n) => [one, `함께 읽을 통보 ${n + 1}`]));
    expect((await whatWaits(base.db, await cast.actor("doyun"), "2026-11-23")).items.filter((item) => item.batchId === id).map((item) => item.opened)).toEqual([true, true]);
  });

  test("reading many costs as many statements as reading few", async () => {
    const [few, many] = [await batch(2), await batch(20)];
    const actor = await cast.actor("doyun");
    const cost = async (id: string) => (await statements(() => openBatch(base.db, actor, id, monday, "page"))).length;
    expect(await cost(many.id)).toBe(await cost(few.id));
  });
});
