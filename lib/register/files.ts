import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import type { May } from "#lib/refusal.ts";
import { startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound, operation, reading } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { lockNumbers } from "#lib/numbering/locking.ts";
import { agencyOfUnit } from "#lib/organisation/departments.ts";
import { withSuccessors } from "#lib/organisation/successors.ts";
import { closedYear, closeFilesOf, countFiles, fileLines, lockFile, setFile, whoAndWhen } from "#lib/records/files.ts";
import type { FileLine } from "#lib/records/files.ts";
import { closingFault, keptUntil, reviewDue, reviewFault } from "#lib/records/rules.ts";
import type { Standing, YearFacts } from "#lib/records/rules.ts";
import { countUnderWay } from "#lib/documents/registered.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { closeInput, done, filesInput, reviewInput } from "#lib/register/input.ts";
import { contentsOf } from "#lib/register/contents.ts";
import { unitAsked } from "#lib/register/list.ts";
import { seatedIn, standingOf } from "#lib/register/standing.ts";
import type { RecordYear } from "#prisma/generated/client.ts";

export async function standingAt(db: Db | Tx, actor: Actor, departmentId: string): Promise<Standing & { as: Actor }> {
  const [agencyId, found] = await Promise.all([agencyOfUnit(db, departmentId), withSuccessors(db, [departmentId])]);
  if (!agencyId) throw notFound();
  const units = found.get(departmentId) ?? [departmentId];
  return { ...standingOf(actor, units, agencyId), as: seatedIn(actor, units) };
}

/** Records decree 24: closes a unit's year in one act. What is still on its route goes over only when that is said. */
export const closeYear = operation({
  name: "register.close-year",
  address: "POST /api/v1/record-files/closings",
  summary: { ko: "처리과의 한 해 기록물철을 종결합니다", en: "Close the record files of a unit's year" },
  input: closeInput,
  output: z.object({ closed: z.int(), carried: z.int() }),
  refusals: ["platform.not-found", "records.not-records-officer", "records.year-not-over", "records.year-closed", "records.nothing-to-close", "records.under-way"],
  act: ["record-year.closed", "record-file.closed"],
  async run({ tx, actor, now, today }, { unit, year, carry }) {
    const stands = await standingAt(tx, actor, unit);
    if (!stands.officer) throw new Refusal("records.not-records-officer");
    // No number is given meanwhile: a decision comes before the closing, or is filed in the next year.
    await lockNumbers(tx, unit, year, "register");
    const facts = await yearFacts(tx, actor, { unit, year, today, carry });
    const fault = closingFault({ ...stands, ...facts });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    const closed = await closeFilesOf(tx, { departmentId: unit, year, at: now, by: actor, carried: facts.underWay });
    await record(tx, { actor, at: now, act: "record-year.closed", record: { kind: "record-year", id: `${unit}:${year}` }, after: { files: closed.length, carried: facts.underWay } });
    for (const id of closed) await record(tx, { actor, at: now, act: "record-file.closed", record: { kind: "record-file", id }, after: { year } });
    return { closed: closed.length, carried: facts.underWay };
  },
});

async function yearFacts(db: Db | Tx, actor: Actor, { unit, year, today, carry }: { unit: string; year: number; today: Day; carry: boolean }): Promise<Omit<YearFacts, keyof Standing>> {
  const [closed, files, underWay] = await Promise.all([closedYear(db, unit, year), countFiles(db, unit, year), countUnderWay(db, unit, startOf(`${year + 1}-01-01`))]);
  return { year, today, closed: closed ? whoAndWhen(closed, closed.closedAt, actor.language) : null, files, underWay, carry };
}

export const reviewFile = operation({
  name: "register.review-file",
  address: "POST /api/v1/record-files/:id/reviews",
  summary: { ko: "기록물철의 공개구분과 편철을 검토했다고 적습니다", en: "Mark disclosure and filing of a record file as reviewed" },
  input: reviewInput,
  output: done,
  refusals: ["platform.not-found", "records.not-of-the-unit", "records.destroyed", "records.not-closed", "records.already-reviewed"],
  act: "record-file.reviewed",
  async run({ tx, actor, now }, { id, note }) {
    const file = await lockFile(tx, id);
    const { as, ...stands } = await standingAt(tx, actor, file.departmentId);
    const fault = reviewFault({ ...stands, closed: file.closedAt !== null, reviewed: file.reviewedAt !== null, destroyed: file.destroyedAt !== null });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    await setFile(tx, id, { reviewedAt: now, reviewedKo: actor.nameKo, reviewedEn: actor.nameEn });
    await record(tx, { actor: as, at: now, act: "record-file.reviewed", record: { kind: "record-file", id }, reason: note });
    return { id, state: "reviewed" };
  },
});

export interface ListedFile extends FileLine {
  /** Of those that the actor may know of, originals of major matters among them. */
  documents: number;
  notOpen: number;
  keptUntil: Day | null;
}

/** Record files with how many documents of each the actor may know of. Two statements. */
export async function withCounts(db: Db | Tx, actor: Actor, files: readonly FileLine[]): Promise<ListedFile[]> {
  const tokens = [...actor.tokens];
  const counts = await db.$queryRaw<{ id: string; documents: number; notOpen: number }[]>`
    select c."recordFileId" as id, count(*)::int as "documents", count(*) filter (where d."disclosure" <> 'open')::int as "notOpen"
    from (${contentsOf(files.map((file) => file.id))}) c join "Document" d on d."id" = c."documentId" where ${listedFor(tokens)} group by 1`;
  const known = new Map(counts.map((row) => [row.id, row]));
  return files.map((file) => ({ ...file, documents: known.get(file.id)?.documents ?? 0, notOpen: known.get(file.id)?.notOpen ?? 0, keptUntil: keptUntil(file.year, file.retention) }));
}

export interface UnitYear {
  files: ListedFile[];
  closed: Pick<RecordYear, "nameKo" | "nameEn" | "closedAt" | "carried"> | null;
  underWay: number;
  reviewDue: Day;
  reviewsLeft: number;
  may: May<"close">;
  stands: Standing;
}

/** The files of a unit's year, how the year stands and what the actor may do with it. */
export async function unitYear(db: Db, actor: Actor, unit: string, year: number, today: Day): Promise<UnitYear> {
  const [stands, facts, closed, lines] = await Promise.all([standingAt(db, actor, unit), yearFacts(db, actor, { unit, year, today, carry: true }), closedYear(db, unit, year), fileLines(db, { departmentId: unit, year }, today)]);
  const files = await withCounts(db, actor, lines);
  return {
    files, closed, underWay: facts.underWay, reviewDue: reviewDue(year), reviewsLeft: files.filter((file) => file.closedAt !== null && file.reviewedAt === null && file.destroyedAt === null).length,
    may: { close: closingFault({ ...stands, ...facts }) }, stands,
  };
}

/** Why a file may not be marked as reviewed now; null when it may. */
export function mayReview(file: Pick<FileLine, "closedAt" | "reviewedAt" | "destroyedAt">, stands: Standing) {
  return reviewFault({ ...stands, closed: file.closedAt !== null, reviewed: file.reviewedAt !== null, destroyed: file.destroyedAt !== null });
}

export const fileOutput = z.object({
  id: z.uuid(), year: z.int(), unit: z.string(), taskCode: z.string(), task: z.string(), documents: z.int(), notOpen: z.int(), retention: z.int(), retentionReason: z.string(), keptUntil: z.iso.date().nullable(),
  closedAt: z.iso.datetime().nullable(), reviewedAt: z.iso.datetime().nullable(), destroyedAt: z.iso.datetime().nullable(),
});

export const fileAnswer = (file: ListedFile): z.input<typeof fileOutput> => ({
  id: file.id, year: file.year, unit: file.unitKo, taskCode: file.taskCode, task: file.taskKo, documents: file.documents, notOpen: file.notOpen, retention: file.retention, retentionReason: file.retentionReason, keptUntil: file.keptUntil,
  closedAt: file.closedAt?.toISOString() ?? null, reviewedAt: file.reviewedAt?.toISOString() ?? null, destroyedAt: file.destroyedAt?.toISOString() ?? null,
});

export const listRecordFiles = reading({
  name: "register.files",
  address: "GET /api/v1/record-files",
  summary: { ko: "처리과의 기록물철을 연도별로 봅니다", en: "The record files of a unit in a year" },
  input: filesInput,
  output: z.object({ unit: z.uuid().nullable(), year: z.int(), closed: z.boolean(), underWay: z.int(), reviewDue: z.iso.date(), reviewsLeft: z.int(), files: z.array(fileOutput) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, input) {
    const unit = await unitAsked(tx, actor, input.unit, today);
    const year = input.year ?? Number(today.slice(0, 4));
    if (!unit) return { unit, year, closed: false, underWay: 0, reviewDue: reviewDue(year), reviewsLeft: 0, files: [] };
    const found = await unitYear(tx, actor, unit, year, today);
    return { unit, year, closed: found.closed !== null, underWay: found.underWay, reviewDue: found.reviewDue, reviewsLeft: found.reviewsLeft, files: found.files.map(fileAnswer) };
  },
});

/** The files of the same unit to which a document may move. */
export async function fileChoices(db: Db | Tx, recordFileId: string, today: Day): Promise<FileLine[]> {
  const [file] = await fileLines(db, { ids: [recordFileId] }, today);
  return file ? (await fileLines(db, { departmentId: file.departmentId }, today)).filter((one) => one.destroyedAt === null).slice(0, 300) : [];
}
