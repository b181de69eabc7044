import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import { statements } from "#lib/platform/statements.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { approveDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { readFile } from "#lib/documents/files.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { readDocumentReads, readsOfDocument } from "#lib/documents/reads.ts";
import { draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { usualRoute } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-files-"));
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

const pdf = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n";
const upload = async (who: Person, content: string, name: string) => perform(uploadFile, await cast.actor(who), { file: new File([content], name, { type: "application/pdf" }) }, monday);
const reads = async (who: Person, id: string) => {
  try {
    const { stream, ...facts } = await ask(readFile, await cast.actor(who), { id, preview: "1" }, monday);
    return { ...facts, text: await text(stream) };
  } catch (error) {
    return (error as { code: string }).code;
  }
};
async function attach(id: string, fileIds: string[], revision: number, who: Person = "seoon") {
  return perform(saveDocument, await cast.actor(who), {
    id, revision, title: "붙임 있는 문서", summary: "붙임을 봅니다.", keywords: ["붙임"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department",
    scopeDepartments: [], urgency: "normal", dueOn: null, body: bodyOf("1. 붙임과 같이 정한다."), steps: usualRoute(cast), fileIds, delegationReason: "",
  }, monday);
}

test("a file is its sender's until a document carries it, and then its readers'", async () => {
  const file = await upload("seoon", pdf, "../계획\u202E.pdf");
  expect(file).toMatchObject({ name: "계획.pdf", type: "application/pdf", state: "ok", size: pdf.length });
  expect(await reads("seoon", file.id)).toMatchObject({ name: "계획.pdf", inline: true, type: "application/pdf", text: pdf });
  expect(await reads("junmo", file.id)).toBe("platform.not-found");
  const id = await draft(cast);
  await expect(attach(id, [(await upload("gaon", pdf, "남의 것.pdf")).id], 1)).rejects.toMatchObject({ code: "documents.unknown-file", field: "fileIds" });
  await attach(id, [file.id], 1);
  expect(await reads("junmo", file.id)).toBe("platform.not-found");
  await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
  expect(await reads("junmo", file.id)).toMatchObject({ text: pdf });
  expect(await reads("gaon", file.id)).toBe("platform.not-found");
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: "", version: 1 }, monday);
  expect((await base.db.documentVersion.findFirstOrThrow({ where: { documentId: id } })).fileIds).toEqual([file.id]);
  // Whoever moved on reads no longer what the post keeps.
  await base.db.appointment.update({ where: { id: cast.appointment.seoon }, data: { validUntil: new Date("2026-11-22") } });
  expect(await reads("seoon", file.id)).toBe("platform.not-found");
  await base.db.appointment.update({ where: { id: cast.appointment.seoon }, data: { validUntil: null } });
  expect(await base.db.readEntry.count({ where: { recordKind: "file", recordId: file.id, outcome: "refused" } })).toBe(4);
});

test("who opened a file is shown to the holder of the document that carries it, told apart; what nobody was given yet, to its writer alone", async () => {
  const [first, second] = [await upload("seoon", pdf, "처음.pdf"), await upload("seoon", pdf, "고친 것.pdf")];
  const id = await draft(cast);
  await attach(id, [first.id], 1);
  await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
  await reads("junmo", first.id);
  await reads("gaon", first.id);
  await ask(readDocument, await cast.actor("nayun"), { id }, monday);
  await perform(returnDocument, await cast.actor("junmo"), { id, reason: "붙임을 고쳐 주세요.", version: 1 }, monday);
  const { draftRevision } = await base.db.document.findUniqueOrThrow({ where: { id } });
  await attach(id, [second.id], draftRevision);
  await reads("junmo", second.id);
  const told = async (who: Person) => readDocumentReads.output.parse(await ask(readDocumentReads, await cast.actor(who), { id }, monday)).reads.map(({ name, outcome, via, file }) => [name, outcome, via, file?.name ?? null]);
  const given = [["최나윤", "read", "api", null], ["문가온", "refused", "api", "처음.pdf"], ["이준모", "read", "api", "처음.pdf"]];
  expect(await told("seoon")).toEqual([["이준모", "refused", "api", "고친 것.pdf"], ...given]);
  // The head reads what was given, not what is being written.
  expect(await told("doyun")).toEqual(given);
  const cost = async (document: string) => (await statements(async () => readsOfDocument(base.db, await cast.actor("seoon"), document, monday, "page"))).length;
  const many = await draft(cast);
  await attach(many, (await Promise.all(Array.from({ length: 9 }, (_, n) => upload("seoon", pdf, `붙임 ${n}.pdf`)))).map((file) => file.id), 1);
  expect(await cost(many)).toBe(await cost(id));
});

test("bytes lie once, whole and for their user alone; empty, broken and lying files are kept and only saved", async () => {
  const one = await upload("seoon", "같은 글", "하나.txt");
  const two = await upload("junmo", "같은 글", "둘.txt");
  const rows = await base.db.file.findMany({ where: { id: { in: [one.id, two.id] } } });
  expect(new Set(rows.map((row) => row.sha256)).size).toBe(1);
  const sha = rows[0]!.sha256;
  expect(statSync(path.join(folder, "files", sha.slice(0, 2), sha.slice(2))).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.join(folder, "files", sha.slice(0, 2)))).toEqual([sha.slice(2)]);
  const states = await Promise.all([upload("seoon", "", "빈 것.pdf"), upload("seoon", "%PDF-1.4\n잘림", "잘린 것.pdf"), upload("seoon", "글자뿐", "아닌 것.pdf"), upload("seoon", pdf, "거짓.png")]);
  expect(states.map((file) => file.state)).toEqual(["empty", "broken", "broken", "lying"]);
  for (const file of states) expect(await reads("seoon", file.id)).toMatchObject({ inline: false, type: "application/octet-stream" });
  expect(await reads("seoon", "019aaaaa-0000-7000-8000-000000000000")).toBe("platform.not-found");
});
