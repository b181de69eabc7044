import { z } from "zod";
import { meets, agencyToken } from "#lib/access/rules.ts";
import type { Refused } from "#lib/refusal.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { withSuccessors } from "#lib/organisation/successors.ts";
import { asStep, holdsOn, stepsOf } from "#lib/records/disposal.ts";
import type { HoldLine } from "#lib/records/disposal.ts";
import { fileLines, whoAndWhen } from "#lib/records/files.ts";
import { disposalFault, nextStep } from "#lib/records/rules.ts";
import type { DisposalFacts, DisposalStepName, Standing } from "#lib/records/rules.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { byId, disposalsInput } from "#lib/register/input.ts";
import { contentsOf } from "#lib/register/contents.ts";
import { fileAnswer, fileOutput, withCounts } from "#lib/register/files.ts";
import type { ListedFile } from "#lib/register/files.ts";
import { officerOf, standingOf } from "#lib/register/standing.ts";
import type { DisposalStep } from "#prisma/generated/client.ts";

export interface Appraisal {
  file: ListedFile;
  steps: DisposalStep[];
  holds: HoldLine[];
  stands: Standing;
  /** The step whose turn it is; null when all is done. */
  next: DisposalStepName | null;
  /** Why the actor may not take it now; null when they may. */
  refused: Refused | null;
  /** Why nothing may be destroyed: a hold. */
  held: Refused | null;
}

/** Why the next step may not be taken by somebody, whatever they would say in it. */
function faultOf(facts: DisposalFacts, step: DisposalStepName): Refused | null {
  const said = step === "destruction" ? "dispose" : "keep";
  return disposalFault({ step, verdict: said, reason: ".", members: ["1", "2", "3"], heldOn: facts.today, retention: null }, facts);
}

/** How the appraisal of each file stands, and what the actor may do. A fixed number of statements. */
async function appraisals(db: Db | Tx, actor: Actor, files: readonly ListedFile[], today: Day, allHolds = false): Promise<Appraisal[]> {
  const ids = files.map((file) => file.id);
  const [steps, holds, units] = await Promise.all([stepsOf(db, ids), holdsOn(db, ids, allHolds), withSuccessors(db, files.map((file) => file.departmentId))]);
  return files.map((file) => {
    const taken = steps.get(file.id) ?? [];
    const own = holds.filter((hold) => hold.heldFileId === file.id);
    const first = own.find((hold) => hold.releasedAt === null);
    const hold = first ? { ...whoAndWhen(first, first.at, actor.language), reason: first.reason } : null;
    const stands = standingOf(actor, units.get(file.departmentId) ?? [file.departmentId], file.agencyId);
    const facts: DisposalFacts = { ...stands, officialId: actor.officialId, year: file.year, retention: file.retention, closed: file.closedAt !== null, today, steps: taken.map(asStep), hold };
    const next = nextStep(facts.steps)?.step ?? null;
    const held = hold && next ? { refused: "records.on-hold", params: hold } : null;
    return { file, steps: taken, holds: own, stands, next, refused: next ? faultOf(facts, next) : null, held };
  });
}

/** Files whose retention ended, of the records officer's agencies, else of the units that somebody belongs to; destroyed ones last. */
export async function disposalList(db: Db | Tx, actor: Actor, unit: string | undefined, today: Day): Promise<Appraisal[]> {
  const agencies = officerOf(actor);
  const wanted = unit ? [{ departmentId: unit }] : agencies.length > 0 ? agencies.map((agencyId) => ({ agencyId })) : actor.seat ? [{ agencyId: actor.seat.agencyId }] : [];
  const lines = (await Promise.all(wanted.map((one) => fileLines(db, { ...one, endedBefore: today }, today)))).flat();
  const found = await appraisals(db, actor, await withCounts(db, actor, lines), today);
  return found
    .filter(({ stands, file }) => (stands.officer || stands.ofUnit) && (file.closedAt !== null))
    .sort((a, b) => Number(a.file.destroyedAt !== null) - Number(b.file.destroyedAt !== null));
}

export interface FiledDocument {
  id: string;
  /** The version that lies here as the original of a major matter (records 21); null for the document itself. */
  original: number | null;
  /** The document's latest version. */
  version: number;
  title: string;
  numberLabel: string | null;
  decidedAt: Date;
  drafterNameKo: string;
  drafterNameEn: string;
  disclosure: string;
  reasons: number[];
  readable: boolean;
}

export const filePage = 30;

export interface OpenFile extends Appraisal {
  documents: FiledDocument[];
  total: number;
}

/** One record file with those of its documents and originals that the actor may know of; files of other agencies are not found. */
export async function openFile(db: Db | Tx, actor: Actor, id: string, page: number, today: Day): Promise<OpenFile> {
  const [line] = await fileLines(db, { ids: [id] }, today);
  if (!line || !(meets([agencyToken(line.agencyId)], actor.tokens) || officerOf(actor).includes(line.agencyId))) throw notFound();
  const tokens = [...actor.tokens];
  const [[appraisal], documents] = await Promise.all([
    withCounts(db, actor, [line]).then((files) => appraisals(db, actor, files, today, true)),
    db.$queryRaw<FiledDocument[]>`
      select d."id", c."original", d."version", ${titleFor(actor)} as "title", coalesce(c."label", d."numberLabel") as "numberLabel", coalesce(c."at", d."decidedAt") as "decidedAt", d."drafterNameKo", d."drafterNameEn", d."disclosure", d."reasons",
        d."readers" && ${tokens}::text[] as "readable"
      from (${contentsOf([id])}) c join "Document" d on d."id" = c."documentId" where ${listedFor(tokens)}
      order by coalesce(c."at", d."decidedAt") desc, d."id", c."original" nulls first limit ${filePage} offset ${(page - 1) * filePage}`,
  ]);
  return { ...appraisal!, documents, total: appraisal!.file.documents };
}

const stepOutput = z.object({ round: z.int(), step: z.string(), verdict: z.string(), reason: z.string(), members: z.array(z.string()), heldOn: z.iso.date().nullable(), retention: z.int().nullable(), by: z.string(), at: z.iso.datetime() });
const stepAnswer = (step: DisposalStep): z.input<typeof stepOutput> => ({
  round: step.round, step: step.step, verdict: step.verdict, reason: step.reason, members: step.members, heldOn: step.heldOn?.toISOString().slice(0, 10) ?? null, retention: step.retention, by: step.nameKo, at: step.at.toISOString(),
});
const mayNot = z.object({ refused: z.string() }).nullable();

export const listDisposals = reading({
  name: "register.disposals",
  address: "GET /api/v1/disposals",
  summary: { ko: "보존기간이 끝난 기록물철과 평가 단계를 봅니다", en: "Record files whose retention ended, and how their appraisal stands" },
  input: disposalsInput,
  output: z.object({ files: z.array(fileOutput.extend({ next: z.string().nullable(), refused: mayNot, onHold: z.boolean(), steps: z.array(stepOutput) })) }),
  async run({ tx, actor, today }, { unit }) {
    const found = await disposalList(tx, actor, unit, today);
    return { files: found.map(({ file, next, refused, held, steps }) => ({ ...fileAnswer(file), next, refused: refused ? { refused: refused.refused } : null, onHold: held !== null, steps: steps.map(stepAnswer) })) };
  },
});

export const readRecordFile = reading({
  name: "register.file",
  address: "GET /api/v1/record-files/:id",
  summary: { ko: "기록물철을 엽니다", en: "Open a record file" },
  input: byId.extend({ page: z.int().min(1).max(10_000).default(1) }),
  output: fileOutput.extend({
    next: z.string().nullable(), refused: mayNot, steps: z.array(stepOutput),
    holds: z.array(z.object({ id: z.uuid(), reason: z.string(), by: z.string(), at: z.iso.datetime(), releasedAt: z.iso.datetime().nullable() })),
    contents: z.array(z.object({ id: z.uuid(), original: z.int().nullable(), number: z.string().nullable(), title: z.string(), date: z.iso.datetime(), disclosure: z.string(), reasons: z.array(z.int()), readable: z.boolean() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { id, page }) {
    const { file, next, refused, steps, holds, documents } = await openFile(tx, actor, id, page, today);
    return {
      ...fileAnswer(file), next, refused: refused ? { refused: refused.refused } : null, steps: steps.map(stepAnswer),
      holds: holds.map((hold) => ({ id: hold.id, reason: hold.reason, by: hold.nameKo, at: hold.at.toISOString(), releasedAt: hold.releasedAt?.toISOString() ?? null })),
      contents: documents.map((row) => ({ id: row.id, original: row.original, number: row.numberLabel, title: row.title, date: row.decidedAt.toISOString(), disclosure: row.disclosure, reasons: row.reasons, readable: row.readable })),
    };
  },
});
