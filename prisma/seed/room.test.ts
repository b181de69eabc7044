import { afterAll, beforeAll, expect, test } from "vitest";
import { fold } from "#lib/approval/rules.ts";
import type { Event } from "#lib/approval/rules.ts";
import { tokensOf } from "#lib/documents/rules.ts";
import type { AccessScope, Disclosure, Status } from "#lib/documents/rules.ts";
import { entryHash } from "#lib/history/chain.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { seed } from "./main.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await seed({ today: "2026-11-24", password: "demonstration", say: () => undefined });
}, 120_000);
afterAll(() => base.drop());

test("the government has its agencies, people, trees and sign-ins", async () => {
  expect(await base.db.agency.count()).toBe(4);
  expect(await base.db.official.count()).toBe(120);
  expect(await base.db.unitTask.count()).toBe(150);
  expect(await base.db.account.count()).toBe(9);
  expect(await base.db.document.count()).toBe(2000);
  expect(await base.db.petition.groupBy({ by: ["status"], _count: true, orderBy: { status: "asc" } })).toEqual([{ status: "answered", _count: 20 }, { status: "handling", _count: 20 }, { status: "received", _count: 20 }]);
});

test("every route's rows are the fold of its events, and every document's tokens follow from it", async () => {
  const documents = await base.db.document.findMany();
  const events = Map.groupBy(await base.db.approvalEvent.findMany({ orderBy: { seq: "asc" } }), (event) => event.documentId);
  const steps = Map.groupBy(await base.db.approvalStep.findMany({ orderBy: { position: "asc" } }), (step) => step.documentId);
  for (const row of documents) {
    const route = fold((events.get(row.id) ?? []).map((event) => event.data as unknown as Event));
    expect(route.steps.map((step) => [step.state, step.postId, step.hasOpinion])).toEqual((steps.get(row.id) ?? []).map((step) => [step.state, step.postId, step.hasOpinion]));
    expect({ version: route.version, approved: route.approvedVersion }).toEqual({ version: row.version, approved: row.approvedVersion });
    const tokens = tokensOf({ ...row, status: row.status as Status, disclosure: row.disclosure as Disclosure, scope: row.scope as AccessScope, routePostIds: route.steps.map((step) => step.postId) });
    expect({ listers: row.listers, readers: row.readers }).toEqual(tokens);
  }
});

test("history is one chain per record", async () => {
  const entries = await base.db.historyEntry.findMany({ orderBy: [{ recordKind: "asc" }, { recordId: "asc" }, { seq: "asc" }] });
  let previous = { recordId: "", seq: 0, hash: "" };
  for (const entry of entries) {
    if (entry.recordId !== previous.recordId) previous = { recordId: entry.recordId, seq: 0, hash: "" };
    expect(entry.seq).toBe(previous.seq + 1);
    const { id: _, previous: before, hash, ...said } = entry;
    expect(before).toBe(previous.hash);
    expect(entryHash({ ...said, at: said.at.getTime() }, before)).toBe(hash);
    previous = { recordId: entry.recordId, seq: entry.seq, hash };
  }
});

test("numbers of each unit and year run without gap, in the order of decisions", async () => {
  const entries = await base.db.registerEntry.findMany({ orderBy: [{ departmentId: "asc" }, { year: "asc" }, { serial: "asc" }] });
  const series = Map.groupBy(entries, (entry) => `${entry.departmentId}:${entry.year}`);
  for (const line of series.values()) {
    expect(line.map((entry) => entry.serial)).toEqual(line.map((_, n) => n + 1));
    expect(line.every((entry, n) => n === 0 || line[n - 1]!.at <= entry.at)).toBe(true);
  }
});

test("no sentence stands in more than one document of twenty", async () => {
  const versions = await base.db.documentVersion.findMany({ where: { n: 1 }, select: { text: true } });
  const seen = new Map<string, number>();
  for (const { text } of versions) {
    const sentences = text.split("\n").map((line) => line.trim().replace(/^(\d+|[가-하])[.)] /, "").replace(/ {2}끝\.$/, ""));
    for (const sentence of new Set(sentences)) seen.set(sentence, (seen.get(sentence) ?? 0) + 1);
  }
  const most = [...seen].sort((a, b) => b[1] - a[1])[0]!;
  expect(most[1], most[0]).toBeLessThanOrEqual(versions.length / 20);
});

test("each of the cast has work waiting on the first morning", async () => {
  const waiting = async (login: string) => {
    const { officialId } = (await base.db.account.findUnique({ where: { login } }))!;
    const [held] = await base.db.appointment.findMany({ where: { officialId, validFrom: { lte: new Date("2026-11-24") } }, orderBy: { validFrom: "desc" } });
    return base.db.approvalStep.count({ where: { postId: held!.postId, state: "now" } });
  };
  for (const login of ["reviewer", "cooperator", "manager", "decider"]) expect(await waiting(login), login).toBeGreaterThanOrEqual(3);
  const drafter = (await base.db.account.findUnique({ where: { login: "drafter" } }))!;
  const states = await base.db.document.groupBy({ by: ["status"], where: { drafterId: drafter.officialId }, _count: true });
  expect(new Set(states.map((state) => state.status))).toEqual(new Set(["draft", "in-approval", "returned", "recalled", "approved"]));
});

test("one handover has ended, one is under way with a question, and one is being prepared", async () => {
  const rows = await base.db.handover.findMany({ orderBy: { createdAt: "asc" } });
  expect(rows.map((row) => [row.handedOverAt !== null, row.takenOverAt !== null, row.witnessedAt !== null])).toEqual([[true, true, true], [true, false, false], [false, false, false]]);
  const lines = await base.db.handoverLine.findMany({ where: { handoverId: rows[1]!.id } });
  expect(lines.filter((line) => line.question !== "" && line.acceptedAt === null)).toHaveLength(1);
  expect(lines.filter((line) => line.acceptedAt !== null).length).toBeGreaterThan(2);
});
