import { Readable } from "node:stream";
import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { csvLine } from "#lib/csv.ts";
import type { Day } from "#lib/time.ts";
import { handlingUnitOf } from "#lib/organisation/units.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { registerInput } from "#lib/register/input.ts";
import { Prisma } from "#prisma/generated/client.ts";

export const pageSize = 50;
/** More than a unit registers in a year. */
const most = 20_000;

export interface RegisterLine {
  id: string;
  serial: number | null;
  label: string;
  code: string;
  title: string;
  at: Date;
  drafterKo: string;
  drafterEn: string;
  deciderKo: string | null;
  deciderEn: string | null;
  disclosure: string;
  reasons: number[];
  scope: string;
  taskKo: string | null;
  taskEn: string | null;
  fileId: string | null;
  fileYear: number | null;
  retention: number | null;
  corrections: number;
  waiting: number;
  destroyed: boolean;
  /** The original of a major matter that was returned or taken up anew (records 21). */
  original: boolean;
  readable: boolean;
}

export type RegisterAsked = z.output<typeof registerInput> & { unit: string; year: number };

/** Lines of a unit's register in a year that the actor may know of, in the order of their numbers, with how many there are. One statement. */
export async function registerLines(db: Db | Tx, actor: Actor, asked: RegisterAsked, limit: number): Promise<{ rows: RegisterLine[]; total: number }> {
  const offset = (asked.page - 1) * limit;
  const rows = await db.$queryRaw<(RegisterLine & { total: number })[]>`${asked.kind === "receipts" ? receipts(actor, asked) : documents(actor, asked)} limit ${limit} offset ${offset}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

const like = (q: string) => `%${q.replace(/[\\%_]/g, "\\$&")}%`;

function documents(actor: Actor, { unit, year, q, disclosure, task, corrected }: RegisterAsked): Prisma.Sql {
  const tokens = [...actor.tokens];
  const task_ = task || null;
  return Prisma.sql`
    select d."id", e."serial", e."label", e."code", ${titleFor(actor)} as "title", e."at", d."drafterNameKo" as "drafterKo", d."drafterNameEn" as "drafterEn", d."deciderNameKo" as "deciderKo", d."deciderNameEn" as "deciderEn",
      d."disclosure", d."reasons", d."scope", v."nameKo" as "taskKo", v."nameEn" as "taskEn", f."id" as "fileId", f."year" as "fileYear", f."retention",
      (select count(*)::int from "Correction" c join "CorrectionDecision" x on x."correctionId" = c."id" where c."documentId" = d."id" and x."outcome" <> 'refused') as "corrections",
      (select count(*)::int from "Correction" c where c."documentId" = d."id" and not exists (select from "CorrectionDecision" x where x."correctionId" = c."id")) as "waiting",
      case when o."id" is null then d."destroyedAt" else f."destroyedAt" end is not null as "destroyed", o."id" is not null as "original", d."readers" && ${tokens}::text[] as "readable", count(*) over ()::int as "total"
    from "RegisterEntry" e left join "JointPart" j on e."recordKind" = 'joint-part' and j."id" = e."recordId"
    left join "ReturnedOriginal" o on e."recordKind" = 'returned-original' and o."id" = e."recordId"
    join "Document" d on d."id" = coalesce(j."documentId", o."documentId", e."recordId")
    left join "RecordFile" f on f."id" = case when e."recordKind" = 'document' then d."recordFileId" else e."recordFileId" end
    left join lateral (select v."nameKo", v."nameEn" from "FunctionNodeVersion" v where v."nodeId" = f."unitTaskId" order by v."validFrom" desc limit 1) v on true
    where e."departmentId" = ${unit}::uuid and e."year" = ${year} and ${listedFor(tokens)}
      and (${q} = '' or d."title" ilike ${like(q)} or e."label" ilike ${like(q)} or d."drafterNameKo" ilike ${like(q)} or d."drafterNameEn" ilike ${like(q)})
      and (${disclosure} = '' or d."disclosure" = ${disclosure}) and (${task_}::uuid is null or f."unitTaskId" = ${task_}::uuid)
      and (${corrected} = '' or exists (select from "Correction" c where c."documentId" = d."id"))
    order by e."serial" desc`;
}

/** What the unit received: for now petitions, which are the received records there are. */
function receipts(actor: Actor, { unit, year, q }: RegisterAsked): Prisma.Sql {
  const tokens = [...actor.tokens];
  return Prisma.sql`
    select p."id", null::int as "serial", p."receiptLabel" as "label", '' as "code", p."title", p."receivedAt" as "at", '' as "drafterKo", '' as "drafterEn", null as "deciderKo", null as "deciderEn",
      'open' as "disclosure", array[]::int[] as "reasons", 'government' as "scope", nullif(p."category", '') as "taskKo", nullif(p."category", '') as "taskEn", null::uuid as "fileId", null::int as "fileYear", null::int as "retention",
      0 as "corrections", 0 as "waiting", false as "destroyed", false as "original", p."readers" && ${tokens}::text[] as "readable", count(*) over ()::int as "total"
    from "Petition" p where p."departmentId" = ${unit}::uuid and p."listers" && ${tokens}::text[]
      and p."receivedAt" >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Seoul') and p."receivedAt" < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Seoul')
      and (${q} = '' or p."title" ilike ${like(q)} or p."receiptLabel" ilike ${like(q)})
    order by p."receivedAt" desc, p."id"`;
}

/** The unit that is asked for, else the one that numbers for the actor's own seat; null for somebody without either. */
export async function unitAsked(db: Db | Tx, actor: Actor, unit: string | undefined, today: Day): Promise<string | null> {
  return unit ?? (actor.seat ? (await handlingUnitOf(db, actor.seat.departmentId, today)).departmentId : null);
}

const lineOutput = z.object({
  id: z.uuid(), number: z.string(), code: z.string(), title: z.string(), date: z.iso.datetime(), drafter: z.string(), decider: z.string().nullable(), disclosure: z.string(), reasons: z.array(z.int()), scope: z.string(),
  task: z.string().nullable(), recordFileId: z.uuid().nullable(), fileYear: z.int().nullable(), retention: z.int().nullable(), corrections: z.int(), waiting: z.int(), destroyed: z.boolean(), original: z.boolean(), readable: z.boolean(),
});

export const readRegister = reading({
  name: "register.read",
  address: "GET /api/v1/register",
  summary: { ko: "처리과의 등록대장을 연도별로 봅니다", en: "The register of a handling unit in a year" },
  input: registerInput,
  output: z.object({ unit: z.uuid().nullable(), year: z.int(), total: z.int(), lines: z.array(lineOutput) }),
  async run({ tx, actor, today }, input) {
    const unit = await unitAsked(tx, actor, input.unit, today);
    const year = input.year ?? Number(today.slice(0, 4));
    const { rows, total } = unit ? await registerLines(tx, actor, { ...input, unit, year }, pageSize) : { rows: [], total: 0 };
    return {
      unit, year, total,
      lines: rows.map((row) => ({
        id: row.id, number: row.label, code: row.code, title: row.title, date: row.at.toISOString(), drafter: row.drafterKo, decider: row.deciderKo, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, task: row.taskKo,
        recordFileId: row.fileId, fileYear: row.fileYear, retention: row.retention, corrections: row.corrections, waiting: row.waiting, destroyed: row.destroyed, original: row.original, readable: row.readable,
      })),
    };
  },
});

const columns = ["number", "code", "date", "title", "drafter", "decider", "disclosure", "reasons", "scope", "task", "file year", "retention", "corrections", "destroyed"] as const;

/** The same lines as a file: what one may not know of is not in it. */
export const exportRegister = reading({
  name: "register.export",
  address: "GET /api/v1/register/export",
  summary: { ko: "등록대장을 CSV로 받습니다", en: "Save the register as CSV" },
  input: registerInput.omit({ page: true }),
  output: z.object({ name: z.string(), type: z.string(), inline: z.boolean(), size: z.int(), stream: z.custom<NodeJS.ReadableStream>() }),
  binary: true,
  async run({ tx, actor, today }, input) {
    const unit = await unitAsked(tx, actor, input.unit, today);
    const year = input.year ?? Number(today.slice(0, 4));
    const { rows } = unit ? await registerLines(tx, actor, { ...input, page: 1, unit, year }, most) : { rows: [] };
    const english = actor.language === "en";
    const lines = rows.map((row) => csvLine([
      row.label, row.code, row.at.toISOString(), row.title, english ? row.drafterEn : row.drafterKo, (english ? row.deciderEn : row.deciderKo) ?? "", row.disclosure, row.reasons.join(" "), row.scope, (english ? row.taskEn : row.taskKo) ?? "",
      String(row.fileYear ?? ""), String(row.retention ?? ""), String(row.corrections), row.destroyed ? "1" : "",
    ]));
    const csv = Buffer.from(`\uFEFF${[csvLine(columns), ...lines].join("\r\n")}\r\n`);
    return { name: `register-${year}.csv`, type: "text/csv; charset=utf-8", inline: false, size: csv.byteLength, stream: Readable.from([csv]) };
  },
});
