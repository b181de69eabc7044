import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fold } from "#lib/approval/evolving.ts";
import type { Event } from "#lib/approval/rules.ts";
import { signersAmong } from "#lib/documents/joint.ts";
import { tokensOf } from "#lib/documents/rules.ts";
import type { AccessScope, Disclosure, KnownTo, Status } from "#lib/documents/rules.ts";
import { tokensOfRow } from "#lib/documents/tokens.ts";
import { readBytes } from "#lib/files/reading/read.ts";
import { placeOf } from "#lib/files/store.ts";
import { entryHash, sha256 } from "#lib/history/chain.ts";
import { verifyReads } from "#lib/history/read-seals.ts";
import { outsideSeals } from "#lib/history/seal.ts";
import { verifyTexts } from "#lib/history/texts.ts";
import { verifyHistory } from "#lib/history/verify.ts";
import { rooms } from "#lib/audit/verify.ts";
import { addDays, startOf } from "#lib/time.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import * as acts from "#lib/documents/acts.ts";
import * as commands from "#lib/documents/commands.ts";
import * as redraft from "#lib/documents/redraft.ts";
import * as reminders from "#lib/documents/reminders.ts";
import * as routeActs from "#lib/documents/route-acts.ts";
import * as corrections from "#lib/register/corrections.ts";
import * as disposals from "#lib/register/disposals.ts";
import { filesFor } from "./attachments.ts";
import { attachmentLines } from "./data/attachments.ts";
import { buildClassification } from "./classification.ts";
import { seed } from "./main.ts";
import { merger } from "./data/agencies.ts";
import { dayOfMs, morning, Office } from "./office.ts";
import { buildOrganisation } from "./organisation.ts";
import { planStories } from "./plan.ts";
import { chance } from "./random.ts";
import { tell } from "./stories.ts";
import { generateDocuments } from "./volumes.ts";

const today = "2026-11-24";
const seals = mkdtempSync(path.join(os.tmpdir(), "onmaru-seed-"));
let base: TestDatabase;
/** Seconds of work of this process. */
let took: number;
beforeAll(async () => {
  base = await testDatabase();
  const began = process.cpuUsage();
  await lay(seals);
  const { user, system } = process.cpuUsage(began);
  took = (user + system) / 1e6;
}, 900_000);
afterAll(async () => {
  await base.drop();
  rmSync(seals, { recursive: true });
});

function lay(folder: string): Promise<void> {
  return seed({ today, password: "demonstration", now: new Date(`${today}T01:00:00Z`), seals: { history: path.join(folder, "history.jsonl"), reads: path.join(folder, "reads.jsonl") }, say: () => undefined });
}

/** The first column of each row. */
async function column<T>(sql: string): Promise<T[]> {
  return (await base.db.$queryRawUnsafe<Record<string, T>[]>(sql)).map((row) => Object.values(row)[0]!);
}
const one = async (sql: string) => Number((await column<bigint | number>(sql))[0]);

test("the government has its agencies, people, trees and sign-ins", async () => {
  expect(await base.db.agency.count()).toBe(4);
  expect(await base.db.official.count()).toBe(120);
  expect(await base.db.unitTask.count()).toBe(150);
  expect(await base.db.account.count()).toBe(10);
  // Of the same cost as any other: a known login takes no shorter to refuse than an unknown one.
  for (const { passwordHash } of await base.db.account.findMany()) expect(passwordHash).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  expect(await base.db.document.count()).toBe(2000);
  expect(await base.db.petition.groupBy({ by: ["status"], _count: true, orderBy: { status: "asc" } })).toEqual([{ status: "answered", _count: 20 }, { status: "handling", _count: 20 }, { status: "received", _count: 20 }]);
});

test("departments stand in trees, with one renaming and one merger in the past", async () => {
  const departments = await one(`select count(*) from "Department"`);
  expect(departments).toBeGreaterThanOrEqual(28);
  expect(departments).toBeLessThanOrEqual(36);
  expect(await one(`with recursive t as (select "departmentId" as id, 1 as depth from "DepartmentVersion" where "parentId" is null and "validUntil" is null union all select v."departmentId", depth + 1 from "DepartmentVersion" v join t on v."parentId" = t.id where v."validUntil" is null) select max(depth) from t`)).toBe(3);
  expect(await one(`select count(*) from (select "departmentId" from "DepartmentVersion" group by 1 having count(distinct "nameKo") > 1) renamed`)).toBe(1);
  expect(await one(`select count(*) from "Department" where "mergedIntoId" is not null and "validUntil" < '${today}'`)).toBe(1);
});

test("posts rotate over three years, with a concurrent and an acting appointment", async () => {
  const holders = await column<number>(`select count(distinct a."officialId")::int from "Post" p join "Appointment" a on a."postId" = p."id" and a."kind" = 'regular' where p."validUntil" is null and a."validFrom" <= '${today}' group by p."id"`);
  const most = holders.filter((held) => held >= 2 && held <= 4).length;
  expect(most / holders.length).toBeGreaterThan(0.6);
  expect(await one(`select '${today}'::date - min("validFrom") from "Appointment"`)).toBeGreaterThan(3 * 365 - 30);
  for (const kind of ["concurrent", "acting"]) expect(await one(`select count(*) from "Appointment" where "kind" = '${kind}' and "validFrom" <= '${today}' and coalesce("validUntil", '9999-12-31') >= '${today}'`), kind).toBeGreaterThanOrEqual(1);
  expect(await one(`select count(*) from "Appointment" a join "Appointment" b on a."postId" = b."postId" and a."id" < b."id" and a."kind" = 'regular' and b."kind" = 'regular' and daterange(a."validFrom", a."validUntil", '[]') && daterange(b."validFrom", b."validUntil", '[]')`)).toBe(0);
});

test("both trees, retention and the table of delegated authority", async () => {
  expect(await column(`select distinct "level" from "FunctionNode" order by 1`)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await one(`select count(*) from "UnitTask" where "retention" is null`)).toBe(0);
  expect(await one(`select count(distinct "retention") from "UnitTask"`)).toBeGreaterThanOrEqual(5);
  expect(await column(`select distinct "year" from "PurposeNode" order by 1`)).toEqual([2025, 2026]);
  expect(await one(`select count(distinct "unitTaskId") from "PurposeLink"`)).toBeGreaterThan(75);
  expect(await one(`select count(distinct "agencyId") from "DelegationRule"`)).toBe(4);
});

test("documents have opinions, returns, recalls, versions and attachments of three kinds", async () => {
  expect(await one(`select count(distinct "documentId") from "DocumentOpinion"`)).toBeGreaterThan(400);
  expect(await one(`select count(distinct "documentId") from "ApprovalEvent" where "type" = 'returned'`)).toBeGreaterThan(100);
  expect(await one(`select count(distinct "documentId") from "ApprovalEvent" where "type" = 'recalled'`)).toBeGreaterThan(30);
  expect(await one(`select count(distinct "documentId") from "DocumentVersion" where "n" > 1`)).toBeGreaterThan(200);
  const endings = new Map((await base.db.$queryRawUnsafe<{ ending: string; n: bigint }[]>(`select lower(substring("name" from '[^.]+$')) as ending, count(*) as n from "File" group by 1`)).map((row) => [row.ending, Number(row.n)]));
  for (const ending of ["pdf", "hwpx", "png"]) expect(endings.get(ending), ending).toBeGreaterThan(20);
});

test("three hundred documents went through the commands, covering every act", async () => {
  const since = `(date '${today}' - 80)`;
  expect(await one(`select count(*) from "Document" where "createdAt" >= ${since}`)).toBeGreaterThanOrEqual(300);
  const done = await column<string>(`select distinct "act" from "HistoryEntry" where "recordKind" = 'document' and "at" >= ${since} order by 1`);
  const offered = [acts, commands, redraft, reminders, routeActs, corrections, disposals].flatMap((room) => Object.values(room)).flatMap((exported) => ("act" in exported ? exported.act : [])).filter((act) => act.startsWith("document."));
  // Saving a draft leaves no line of history, and no original of these weeks is old enough to be destroyed.
  const never = ["document.saved", "document.original-destroyed"];
  expect(offered.length).toBeGreaterThan(20);
  expect([...new Set(offered)].filter((act) => !never.includes(act) && !done.includes(act))).toEqual([]);
  expect(await one(`select count(*) from "DocumentRelation" where "kind" = 'amends'`)).toBe(5);
  expect(await one(`select count(*) from "HistoryEntry" h where "act" = 'document.discarded' and not exists (select from "Document" d where d."id"::text = h."recordId")`)).toBe(5);
  for (const as of ["deputy", "acting"]) expect(await one(`select count(*) from "ApprovalEvent" where "data"->'by'->>'as' = '${as}'`), as).toBeGreaterThan(0);
});

test("the history and the reads are sealed, outside the database too, and hold", async () => {
  const outside = outsideSeals(path.join(seals, "history.jsonl"));
  const verdict = await verifyHistory(base.db, outside);
  expect(verdict).toMatchObject({ bad: null, outside: true });
  expect(verdict.entries).toBeGreaterThan(8_000);
  expect(await one(`select count(*) from "HistoryHead" where "sealedBy" is null`)).toBe(0);
  const began = process.cpuUsage();
  expect(await verifyTexts(base.db, rooms)).toEqual({ bad: null, texts: expect.any(Number) as number });
  // What the clock on the wall says depends on who else works on the machine.
  expect(process.cpuUsage(began).user / 1e6, "seconds of work for two thousand documents").toBeLessThan(6);
  const reads = await verifyReads(base.db, outsideSeals(path.join(seals, "reads.jsonl")));
  expect(reads.bad).toBeNull();
  expect(reads.rows).toBe(await one(`select count(*) from "ReadEntry"`));
});

test("the same day tells the same stories at every run", () => {
  const told = () => {
    const organisation = buildOrganisation(today);
    const classification = buildClassification(organisation);
    const { bulk, direct } = planStories(new Office(organisation), classification);
    const files = direct.flatMap((story) => filesFor(story.id, story.written.attachments)).map(({ name, bytes }) => [name, sha256(Buffer.from(bytes).toString("base64"))]);
    return sha256(JSON.stringify([organisation, classification, bulk, direct, files]));
  };
  expect(told()).toBe(told());
});

test("laying it is less than a minute of work", () => {
  // What the clock on the wall says depends on who else works on the machine.
  expect(took).toBeLessThan(60);
});

test("every route's rows are the fold of its events, and every document's tokens follow from it", async () => {
  const documents = await base.db.document.findMany();
  const events = Map.groupBy(await base.db.approvalEvent.findMany({ orderBy: { seq: "asc" } }), (event) => event.documentId);
  const parts = Map.groupBy(await base.db.jointPart.findMany(), (part) => part.documentId);
  const steps = Map.groupBy(await base.db.approvalStep.findMany({ orderBy: { order: "asc" } }), (step) => step.documentId);
  for (const row of documents) {
    const route = fold((events.get(row.id) ?? []).map((event) => event.data as unknown as Event));
    expect(route.steps.map((step) => [step.state, step.postId, step.hasOpinion])).toEqual((steps.get(row.id) ?? []).map((step) => [step.state, step.postId, step.hasOpinion]));
    expect({ version: route.version, approved: route.approvedVersion }).toEqual({ version: row.version, approved: row.approvedVersion });
    const tokens = tokensOfRow(row, row.status as Status, route, { signers: signersAmong(route, parts.get(row.id) ?? []) });
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
  const versions = await base.db.documentVersion.findMany({ select: { documentId: true, text: true, summary: true, fileIds: true } });
  const opinions = await base.db.documentOpinion.findMany({ select: { documentId: true, text: true } });
  const files = await base.db.file.findMany({ select: { id: true, sha256: true } });
  const inside = new Map<string, string[]>();
  for (const hash of new Set(files.map((file) => file.sha256))) {
    const read = await readBytes(readFileSync(placeOf(hash)));
    inside.set(hash, read.state === "found" ? read.pages : []);
  }
  const hashes = new Map(files.map((file) => [file.id, file.sha256]));
  const said = [...versions.flatMap((version) => [version.text, version.summary, ...version.fileIds.flatMap((id) => inside.get(hashes.get(id)!)!)].map((text) => ({ documentId: version.documentId, text }))), ...opinions];
  const seen = new Map<string, number>();
  for (const texts of Map.groupBy(said, ({ documentId }) => documentId).values()) {
    const sentences = texts.flatMap(({ text }) => text.split("\n")).map((line) => line.trim().replace(/^(\d+|[가-하])[.)] /, "").replace(/ {2}끝\.$/, ""));
    for (const sentence of new Set(sentences)) if (sentence !== "") seen.set(sentence, (seen.get(sentence) ?? 0) + 1);
  }
  expect(seen.has(`${attachmentLines[0]![0]!}.`), "what files say is counted too").toBe(true);
  const most = [...seen].sort((a, b) => b[1] - a[1])[0]!;
  expect(most[1], most[0]).toBeLessThanOrEqual(new Set(versions.map((version) => version.documentId)).size / 20);
});

test("each of the cast has work waiting on the first morning", async () => {
  const waiting = async (login: string) => {
    const { officialId } = (await base.db.account.findUnique({ where: { login } }))!;
    const [held] = await base.db.appointment.findMany({ where: { officialId, validFrom: { lte: new Date(today) } }, orderBy: { validFrom: "desc" } });
    return base.db.approvalStep.count({ where: { postId: held!.postId, state: "now" } });
  };
  for (const login of ["reviewer", "cooperator", "manager", "decider"]) expect(await waiting(login), login).toBeGreaterThanOrEqual(3);
  const drafter = (await base.db.account.findUnique({ where: { login: "drafter" } }))!;
  const states = await base.db.document.groupBy({ by: ["status"], where: { drafterId: drafter.officialId }, _count: true });
  expect(new Set(states.map((state) => state.status))).toEqual(new Set(["draft", "in-approval", "returned", "recalled", "approved"]));
});

test("decided documents name earlier ones, and memo reports wait with opinions", async () => {
  const kinds = await base.db.documentRelation.groupBy({ by: ["kind"], _count: true });
  expect(new Set(kinds.map((one) => one.kind))).toEqual(new Set(["based-on", "answers", "related", "supersedes", "amends"]));
  expect(await base.db.memo.count()).toBe(5);
  expect(await base.db.memoOpinion.count()).toBe(6);
  expect(await base.db.memoReceiver.count({ where: { readAt: null } })).toBeGreaterThan(5);
});

test("lessons are published, wait and were returned, rated by colleagues; collections hold what their makers may read", async () => {
  const lessons = await base.db.lesson.groupBy({ by: ["status"], _count: true });
  expect(Object.fromEntries(lessons.map((row) => [row.status, row._count]))).toEqual({ published: 7, waiting: 1, returned: 1 });
  expect(await base.db.lesson.count({ where: { recordKind: "document" } })).toBe(1);
  expect(await base.db.lessonRating.count()).toBeGreaterThan(8);
  expect((await base.db.collectionItem.groupBy({ by: ["collectionId"], _count: true })).map((row) => row._count).sort()).toEqual([2, 3, 4]);
});

test("one handover has ended, one is under way with a question, and one is being prepared", async () => {
  const rows = await base.db.handover.findMany({ orderBy: { createdAt: "asc" } });
  expect(rows.map((row) => [row.handedOverAt !== null, row.takenOverAt !== null, row.witnessedAt !== null])).toEqual([[true, true, true], [true, false, false], [false, false, false]]);
  const lines = await base.db.handoverLine.findMany({ where: { handoverId: rows[1]!.id } });
  expect(lines.filter((line) => line.question !== "" && line.acceptedAt === null)).toHaveLength(1);
  expect(lines.filter((line) => line.acceptedAt !== null).length).toBeGreaterThan(2);
});

test("the records officer closed the years, the last one of two units is left; one file is destroyed, one is held, one waits for its unit; corrections wait", async () => {
  expect(await base.db.recordYear.count()).toBeGreaterThan(10);
  expect(await one(`select count(*) from "Department" d where d."code" like '1310%' and exists (select from "RecordFile" f where f."departmentId" = d."id" and f."year" = 2025) and not exists (select from "RecordYear" y where y."departmentId" = d."id" and y."year" = 2025)`)).toBe(2);
  expect(await one(`select count(*) from "RecordFile" where "destroyedAt" is not null`)).toBe(1);
  expect(await one(`select count(*) from "DocumentVersion" v join "Document" d on d."id" = v."documentId" where d."destroyedAt" is not null and v."text" <> ''`)).toBe(0);
  expect(await one(`select count(*) from "RecordHold" where "releasedAt" is null`)).toBe(1);
  expect(await one(`select count(*) from "RecordFile" f where f."closedAt" is not null and f."retention" = 1 and f."year" < 2025 and not exists (select from "DisposalStep" s where s."recordFileId" = f."id")`)).toBeGreaterThanOrEqual(1);
  expect(await one(`select count(*) from "Correction" c where not exists (select from "CorrectionDecision" x where x."correctionId" = c."id")`)).toBeGreaterThanOrEqual(2);
});

test("a unit decides nothing after the day on which it was merged", () => {
  const organisation = buildOrganisation(today);
  const [office, classification] = [new Office(organisation), buildClassification(organisation)];
  const last = organisation.departments.find((one) => one.key === merger.key)!.validUntil!;
  const tasks = classification.tasks.filter((task) => task.nameKo.startsWith("민원 서류"));
  const stories = Array.from({ length: 200 }, (_, n) => {
    const luck = chance(n);
    return tell(office, classification, luck, { key: `merged:${n}`, createdAt: morning(addDays(last, -luck.int(1, 20)), luck), task: luck.pick(tasks), ending: { to: "decided" } }, startOf(today).getTime());
  }).filter((story) => story?.departmentKey === merger.key);
  expect(stories.length).toBeGreaterThan(20);
  for (const story of stories) expect(dayOfMs(story!.acts.at(-1)!.at) <= last).toBe(true);
});

test("volumes are more of the same: chained, numbered in a row, read by whom their cards say, and there once however often they are asked for", async () => {
  const share = async (column: string, where = "") => new Map((await base.db.$queryRawUnsafe<{ name: string; n: number }[]>(`select ${column}::text as name, count(*)::int as n from "Document" ${where} group by 1`)).map((row) => [row.name, row.n]));
  const [before, scopes, years] = [await base.db.document.findMany({ select: { id: true } }), await share('"scope"'), await share(`extract(year from "createdAt")`)];
  const generate = (wanted: number) => generateDocuments(today, wanted, async () => undefined);
  expect(await generate(300)).toBeGreaterThan(295);
  const added = await base.db.document.findMany({ where: { id: { notIn: before.map((row) => row.id) } }, orderBy: { id: "asc" } });
  expect(await generate(300)).toBe(0);
  const more = await generate(420);
  expect(more).toBeGreaterThan(115);
  expect(await base.db.document.count()).toBe(before.length + added.length + more);
  expect(await one(`select count(*) from "NumberSeries" n where "kind" = 'register' and array["last", "last"] <> (select array[count(distinct "serial")::int, max("serial")] from "RegisterEntry" r where r."departmentId" = n."departmentId" and r."year" = n."year")`)).toBe(0);
  expect((await verifyHistory(base.db, outsideSeals(path.join(seals, "history.jsonl")))).bad).toBeNull();
  expect((await verifyTexts(base.db, rooms)).bad).toBeNull();
  for (const row of added) {
    const steps = await base.db.approvalStep.findMany({ where: { documentId: row.id }, select: { postId: true }, orderBy: { order: "asc" } });
    const tokens = tokensOf({ ...row, status: row.status as Status, disclosure: row.disclosure as Disclosure, scope: row.scope as AccessScope, knownTo: row.knownTo as KnownTo, routePostIds: steps.map((step) => step.postId) });
    expect({ listers: row.listers, readers: row.readers }).toEqual(tokens);
  }
  const alike = (was: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>) => {
    for (const [name, n] of was) expect(Math.abs(n / before.length - (now.get(name) ?? 0) / (before.length + added.length + more)), name).toBeLessThan(0.03);
  };
  alike(scopes, await share('"scope"'));
  alike(years, await share(`extract(year from "createdAt")`));
}, 120_000);
