import { z } from "zod";
import { csvLine } from "#lib/csv.ts";
import { addDays, startOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { operation, reading } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { readLines } from "#lib/history/reads-of.ts";
import type { ReadLine } from "#lib/history/reads-of.ts";
import { titlesKnown } from "#lib/documents/known.ts";
import { takenOverTitles } from "#lib/archive/queries.ts";
import { petitionTitles } from "#lib/petitions/queries.ts";
import { csvOutput, fileOf, mostExported } from "#lib/audit/export.ts";
import { dayOrNone, refuseOthers } from "#lib/audit/queries.ts";
import { Prisma } from "#prisma/generated/client.ts";

export const readsInput = z.object({
  from: dayOrNone, until: dayOrNone, who: z.string().trim().max(50).default(""), record: z.string().trim().max(100).default(""),
  outcome: z.enum(["", "read", "refused"]).default(""), before: z.string().regex(/^\d{0,18}$/).default(""),
});

export interface AuditRead extends ReadLine {
  /** Null where the auditor may not know of the record, or the record bears none. */
  title: string | null;
}

/** What people of the auditor's agencies read, and what anybody read of the documents of these agencies and of the files that their officials attached. */
export async function auditReads(db: Db | Tx, actor: Actor, input: z.output<typeof readsInput>, limit: number): Promise<{ lines: AuditRead[]; next: string | null }> {
  const agencies = refuseOthers(actor);
  const conditions = [Prisma.sql`(o."agencyId" = any(${agencies}::uuid[]) or exists (
    select from "Document" d where d."id" = case when r."recordKind" = 'document' then r."recordId"::uuid end and d."agencyId" = any(${agencies}::uuid[])) or exists (
    select from "File" f join "Official" u on u."id" = f."uploaderId" where f."id" = case when r."recordKind" = 'file' then r."recordId"::uuid end and u."agencyId" = any(${agencies}::uuid[])))`];
  if (input.before) conditions.push(Prisma.sql`r."id" < ${BigInt(input.before)}`);
  if (input.from) conditions.push(Prisma.sql`r."at" >= ${startOf(input.from)}`);
  if (input.until) conditions.push(Prisma.sql`r."at" < ${startOf(addDays(input.until, 1))}`);
  if (input.outcome) conditions.push(Prisma.sql`r."outcome" = ${input.outcome}`);
  if (input.record) conditions.push(Prisma.sql`r."recordId" = ${input.record}`);
  if (input.who) {
    const like = `%${input.who.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(Prisma.sql`(o."nameKo" like ${like} or o."nameEn" ilike ${like})`);
  }
  const rows = await readLines(db, conditions, limit + 1);
  const shown = rows.slice(0, limit);
  const ids = (kind: string) => [...new Set(shown.filter((row) => row.recordKind === kind).map((row) => row.recordId))];
  const [documents, petitions, archive] = await Promise.all([titlesKnown(db, actor, ids("document")), petitionTitles(db, actor, ids("petition")), takenOverTitles(db, actor, ids("archive"))]);
  const titles = new Map([...documents, ...petitions, ...archive]);
  return { lines: shown.map((row) => ({ ...row, title: titles.get(row.recordId) ?? null })), next: rows.length > limit ? shown[shown.length - 1]!.id : null };
}

const line = z.object({ id: z.string(), at: z.iso.datetime(), officialId: z.uuid(), name: z.string(), post: z.string(), department: z.string(), recordKind: z.string(), recordId: z.string(), title: z.string().nullable(), outcome: z.enum(["read", "refused"]), via: z.string() });

export const readReads = reading({
  name: "audit.read-reads",
  address: "GET /api/v1/reads",
  summary: { ko: "열람과 거절된 열람을 거릅니다. 감사만 합니다", en: "Filter readings and refused readings; for auditors" },
  input: readsInput,
  output: z.object({ reads: z.array(line), next: z.string().nullable() }),
  refusals: ["platform.not-found"],
  async run({ tx, actor }, input) {
    const { lines, next } = await auditReads(tx, actor, input, 100);
    const english = actor.language === "en";
    return {
      next,
      reads: lines.map(({ nameKo, nameEn, postNameKo, postNameEn, departmentNameKo, departmentNameEn, at, ...row }) => ({ ...row, at: at.toISOString(), name: english ? nameEn : nameKo, post: english ? postNameEn : postNameKo, department: english ? departmentNameEn : departmentNameKo })),
    };
  },
});

export const exportReads = operation({
  name: "audit.export-reads",
  address: "POST /api/v1/reads/exports",
  summary: { ko: "거른 열람 기록을 CSV로 내보냅니다", en: "Export the filtered readings as CSV" },
  input: readsInput.omit({ before: true }),
  output: csvOutput,
  refusals: ["platform.not-found"],
  act: "reads.exported",
  csv: true,
  async run({ tx, actor, now, today }, input) {
    const { lines, next } = await auditReads(tx, actor, { ...input, before: "" }, mostExported);
    const head = csvLine(["at", "outcome", "via", "name", "post", "department", "record", "id", "title"]);
    const rows = lines.map((row) => csvLine([row.at.toISOString(), row.outcome, row.via, row.nameKo, row.postNameKo, row.departmentNameKo, row.recordKind, row.recordId, row.title ?? ""]));
    await record(tx, { actor, at: now, act: "reads.exported", record: { kind: "history", id: "reads" }, after: { rows: rows.length, from: input.from ?? "", until: input.until ?? "", who: input.who, record: input.record, outcome: input.outcome } });
    return { name: fileOf("reads", today, next === null), csv: `\uFEFF${[head, ...rows].join("\r\n")}\r\n`, rows: rows.length, whole: next === null };
  },
});
