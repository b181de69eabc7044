import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { Refusal } from "#lib/refusal.ts";
import { addDays, startOf } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { take } from "#lib/platform/limits.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { outsideSeals } from "#lib/history/seal.ts";
import { badWhats } from "#lib/history/bad.ts";
import type { Bad } from "#lib/history/bad.ts";
import { readSealsFile } from "#lib/history/read-seals.ts";
import { trail } from "#lib/history/trail.ts";
import { sentenceOf, verifyWhole } from "#lib/audit/verify.ts";
import { officialsOf } from "#lib/organisation/people.ts";
import { unknownLogins } from "#lib/organisation/unknown-logins.ts";
import { titlesKnown } from "#lib/documents/known.ts";
import { lessonTitles } from "#lib/lessons/queries.ts";
import { memoTitles } from "#lib/memos/queries.ts";
import { petitionTitles } from "#lib/petitions/queries.ts";

/** Records of administration, whose changes an auditor reads whole. */
const open = new Set(["record-file", "record-year", "account", "agency", "appointment", "department", "post", "official", "delegation-rule", "function-node", "petition-category", "setting", "file", "history", "take-over", "search"]);

/** A field for a day that was left empty says none. */
export const dayOrNone = z.union([dayInput, z.literal("")]).optional();

export const trailInput = z.object({
  from: dayOrNone, until: dayOrNone, who: z.string().trim().max(50).default(""), act: z.string().trim().max(100).default(""),
  record: z.string().trim().max(100).default(""), before: z.string().regex(/^\d{0,18}$/).default(""),
});

/** A record by its id; `unknown` names those of all logins that are nobody's. */
const recordsNamed = (id: string): string[] => (id === "unknown" ? ["unknown", ...unknownLogins] : [id]);

export interface AuditLine {
  id: string;
  at: Date;
  act: string;
  recordKind: string;
  recordId: string;
  /** Null where the auditor may not know of the record. */
  title: string | null;
  nameKo: string;
  nameEn: string;
  postNameKo: string;
  postNameEn: string;
  onBehalfOf: string;
  reason: string;
  changed: { before: unknown; after: unknown } | null;
  hash: string;
}

export function refuseOthers(actor: Actor): string[] {
  if (!hasRole(actor, "auditor")) throw notFound();
  return actor.roles.filter((held) => held.role === "auditor").map((held) => held.agencyId);
}

/** Acts of the people of the auditor's agencies, newest first, and what may be known of their records. */
export async function auditTrail(db: Db | Tx, actor: Actor, input: z.output<typeof trailInput>, limit: number): Promise<{ lines: AuditLine[]; next: string | null }> {
  const officialIds = await officialsOf(db, refuseOthers(actor));
  const rows = await trail(
    db,
    {
      officialIds, who: input.who || undefined, act: input.act || undefined, recordIds: input.record ? recordsNamed(input.record) : undefined, before: input.before ? BigInt(input.before) : undefined,
      from: input.from ? startOf(input.from) : undefined, until: input.until ? startOf(addDays(input.until, 1)) : undefined,
    },
    limit + 1,
  );
  const shown = rows.slice(0, limit);
  const titles = await titlesOf(db, actor, shown);
  return {
    lines: shown.map((row) => {
      const title = titles.get(row.recordKind)?.get(row.recordId) ?? null;
      const whole = open.has(row.recordKind) || title !== null;
      return {
        id: String(row.id), at: row.at, act: row.act, recordKind: row.recordKind, recordId: row.recordId, title, nameKo: row.nameKo, nameEn: row.nameEn, postNameKo: row.postNameKo, postNameEn: row.postNameEn,
        onBehalfOf: row.onBehalfOf, reason: whole ? row.reason : "", changed: whole && (row.before !== null || row.after !== null) ? { before: row.before, after: row.after } : null, hash: row.hash,
      };
    }),
    next: rows.length > limit ? String(shown[shown.length - 1]!.id) : null,
  };
}

/** The titles that the auditor may know of these records, by kind and id. */
async function titlesOf(db: Db | Tx, actor: Actor, records: readonly { recordKind: string; recordId: string }[]): Promise<Map<string, ReadonlyMap<string, string>>> {
  const ids = (kind: string) => [...new Set(records.filter((row) => row.recordKind === kind).map((row) => row.recordId))];
  const [documents, petitions, memos, lessons] = await Promise.all([titlesKnown(db, actor, ids("document")), petitionTitles(db, actor, ids("petition")), memoTitles(db, actor, ids("memo")), lessonTitles(db, actor, ids("lesson"))]);
  return new Map([["document", documents], ["petition", petitions], ["memo", memos], ["lesson", lessons]]);
}

/** The first place that does not hold; its title where the auditor may know of the record. */
export interface BadPlace {
  what: Bad["what"];
  recordKind: string | null;
  recordId: string | null;
  act: number | null;
  title: string | null;
}

export interface AuditVerdict {
  holds: boolean;
  bad: string | null;
  place: BadPlace | null;
  acts: number;
  texts: number;
  seals: number;
  reads: number;
  until: string | null;
  outside: boolean;
}

/** Verification reads everything, so it is asked seldom. */
const seldom = { perSecond: 1 / 20, burst: 6 };

export async function verifyAll(db: Db, actor: Actor, now: Date): Promise<AuditVerdict> {
  refuseOthers(actor);
  const wait = take(`verify:${actor.officialId}`, seldom, now.getTime());
  if (wait > 0) throw new Refusal("platform.too-many", { seconds: wait });
  const { bad, entries, texts, seals, reads, until, outside } = await verifyWhole(db, { history: outsideSeals(), reads: outsideSeals(readSealsFile()) });
  return { holds: bad === null, bad: bad && sentenceOf(actor.language, bad), place: bad && (await placeOf(db, actor, bad)), acts: entries, texts, seals, reads, until: until?.toISOString() ?? null, outside };
}

async function placeOf(db: Db, actor: Actor, bad: Bad): Promise<BadPlace> {
  const { what, kind = null, id = null, seq = null } = bad;
  const titles = kind && id ? await titlesOf(db, actor, [{ recordKind: kind, recordId: id }]) : null;
  return { what, recordKind: kind, recordId: id, act: seq, title: titles?.get(kind ?? "")?.get(id ?? "") ?? null };
}

const line = z.object({
  id: z.string(), at: z.iso.datetime(), act: z.string(), recordKind: z.string(), recordId: z.string(), title: z.string().nullable(), name: z.string(), post: z.string(), onBehalfOf: z.string(), reason: z.string(),
  before: z.unknown(), after: z.unknown(), hash: z.string(),
});

export const readHistory = reading({
  name: "audit.read-history",
  address: "GET /api/v1/history",
  summary: { ko: "기관의 이력을 거릅니다. 감사만 합니다", en: "Filter the history of the agency; for auditors" },
  input: trailInput,
  output: z.object({ acts: z.array(line), next: z.string().nullable() }),
  refusals: ["platform.not-found"],
  async run({ tx, actor }, input) {
    const { lines, next } = await auditTrail(tx, actor, input, 100);
    const english = actor.language === "en";
    return {
      next,
      acts: lines.map(({ changed, nameKo, nameEn, postNameKo, postNameEn, at, ...row }) => ({ ...row, at: at.toISOString(), name: english ? nameEn : nameKo, post: english ? postNameEn : postNameKo, before: changed?.before ?? null, after: changed?.after ?? null })),
    };
  },
});

export const readVerification = reading({
  name: "audit.verify",
  address: "GET /api/v1/history/verification",
  summary: { ko: "이력이 온전한지 확인합니다", en: "Verify the history" },
  input: z.object({}),
  output: z.object({
    holds: z.boolean(), bad: z.string().nullable(),
    place: z.object({ what: z.enum(badWhats), recordKind: z.string().nullable(), recordId: z.string().nullable(), act: z.int().nullable(), title: z.string().nullable() }).nullable(),
    acts: z.int(), texts: z.int(), seals: z.int(), reads: z.int(), until: z.iso.datetime().nullable(), outside: z.boolean(),
  }),
  refusals: ["platform.not-found", "platform.too-many"],
  run: ({ tx, actor, now }) => verifyAll(tx, actor, now),
});
