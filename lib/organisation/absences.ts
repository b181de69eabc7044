import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { orThrow } from "#lib/refusal.ts";
import { dayFrom, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { announce } from "#lib/platform/outbox.ts";
import { notFound, operation, reading } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { absenceFault } from "#lib/organisation/rules.ts";
import { absencesLeft, firstDayWithoutPost } from "#lib/organisation/deputies.ts";
import { firstLeftAlone } from "#lib/organisation/standing-in.ts";
import { Refusal } from "#lib/refusal.ts";

export const absenceReasons = ["leave", "trip", "training", "sick"] as const;

export interface ListedAbsence {
  id: string;
  validFrom: Day;
  validUntil: Day;
  reason: string;
  deputyKo: string | null;
  deputyEn: string | null;
  /** The first day from today on which the deputy holds no post; null where there is none. */
  deputyGone: Day | null;
  /** Where the deputy is away as well, and to whom it goes on then. */
  onwards: { validFrom: Day; validUntil: Day; deputyKo: string | null; deputyEn: string | null }[];
}

/** Absences of a person that have not gone by, the next first. */
export async function absencesOf(db: Db | Tx, officialId: string, today: Day): Promise<ListedAbsence[]> {
  const rows = await db.$queryRaw<(Omit<ListedAbsence, "validFrom" | "validUntil" | "deputyGone"> & { validFrom: Date; validUntil: Date })[]>`
    select b."id", b."validFrom", b."validUntil", b."reason", o."nameKo" as "deputyKo", o."nameEn" as "deputyEn",
      coalesce((select json_agg(json_build_object('validFrom', greatest(n."validFrom", b."validFrom"), 'validUntil', least(n."validUntil", b."validUntil"), 'deputyKo', q."nameKo", 'deputyEn', q."nameEn") order by n."validFrom")
        from "Absence" n left join "Official" q on q."id" = n."deputyId"
        where n."officialId" = b."deputyId" and n."endedAt" is null and n."validFrom" <= b."validUntil" and n."validUntil" >= b."validFrom"), '[]') as "onwards"
    from "Absence" b left join "Official" o on o."id" = b."deputyId"
    where b."officialId" = ${officialId}::uuid and b."endedAt" is null and b."validUntil" >= ${toColumn(today)}::date order by b."validFrom" limit 50`;
  const gone = new Map((await absencesLeft(db, { officialIds: [officialId] }, today)).map((one) => [one.id, one.day]));
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFrom(row.validUntil), deputyGone: gone.get(row.id) ?? null }));
}

export interface AbsenceIn {
  officialId: string;
  nameKo: string;
  nameEn: string;
  deputyId: string | null;
  validFrom: Day;
  validUntil: Day;
}

/** Who of some agencies is or will be away. One statement. */
export async function absencesIn(db: Db | Tx, agencyIds: readonly string[], today: Day): Promise<AbsenceIn[]> {
  const rows = await db.$queryRaw<(Omit<AbsenceIn, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date })[]>`
    select b."officialId", o."nameKo", o."nameEn", b."deputyId", b."validFrom", b."validUntil" from "Absence" b join "Official" o on o."id" = b."officialId"
    where o."agencyId" = any(${[...agencyIds]}::uuid[]) and b."endedAt" is null and b."validUntil" >= ${toColumn(today)}::date order by b."validFrom" limit 1000`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFrom(row.validUntil) }));
}

/** Oneself, or whoever belongs to an agency that the actor administers; another is not found. */
function orNotFound(actor: Actor, officialId: string, official: { agencyId: string } | null | undefined): void {
  if (!official || (officialId !== actor.officialId && !hasRole(actor, "administrator", official.agencyId))) throw notFound();
}

async function ofWhom(tx: Tx, actor: Actor, officialId: string): Promise<void> {
  const [official] = await tx.$queryRaw<{ agencyId: string }[]>`select "agencyId" from "Official" where "id" = ${officialId}::uuid for update`;
  orNotFound(actor, officialId, official);
}

const shown = z.object({ id: z.uuid(), validFrom: z.iso.date(), validUntil: z.iso.date(), reason: z.string(), deputy: z.string().nullable() });

export const listAbsences = reading({
  name: "organisation.list-absences",
  address: "GET /api/v1/absences",
  summary: { ko: "내 부재, 또는 내가 관리하는 기관 사람의 부재", en: "My absences, or those of a person of an agency that I administer" },
  input: z.object({ officialId: z.uuid().optional() }),
  output: z.object({ absences: z.array(shown) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { officialId = actor.officialId }) {
    orNotFound(actor, officialId, await tx.official.findUnique({ where: { id: officialId }, select: { agencyId: true } }));
    return { absences: (await absencesOf(tx, officialId, today)).map(({ deputyKo, deputyEn, deputyGone: _gone, onwards: _, ...row }) => ({ ...row, deputy: actor.language === "en" ? deputyEn : deputyKo })) };
  },
});

/** Marks somebody absent. From that day the deputy, the acting holder or the superior decides as acting (§10). */
export const markAbsent = operation({
  name: "organisation.mark-absent",
  address: "POST /api/v1/absences",
  summary: { ko: "부재를 적습니다. 그동안 대리하는 사람이 결재합니다", en: "Mark an absence; the deputy decides meanwhile" },
  input: z.object({ officialId: z.uuid().optional(), validFrom: dayInput, validUntil: dayInput, reason: z.enum(absenceReasons), deputyId: z.union([z.uuid(), z.literal("")]).optional() }),
  output: z.object({ id: z.uuid(), validFrom: z.iso.date(), validUntil: z.iso.date() }),
  refusals: ["platform.not-found", "organisation.absence-overlaps", "organisation.deputy-is-oneself", "organisation.deputy-in-circle", "organisation.deputy-away", "organisation.deputy-without-post", "organisation.nobody-acts", "organisation.ends-before-it-begins"],
  status: 201,
  act: "absence.marked",
  async run({ tx, actor, now }, { validFrom, validUntil, reason, ...input }) {
    const officialId = input.officialId ?? actor.officialId;
    const deputyId = input.deputyId || null;
    // One at a time, or two absences made together could name each other.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('absences'))`;
    await ofWhom(tx, actor, officialId);
    const others = await tx.absence.findMany({ where: { endedAt: null, validUntil: { gte: toColumn(validFrom) } } });
    const fault = absenceFault({ officialId, deputyId, validFrom, validUntil }, others.map((one) => ({ officialId: one.officialId, deputyId: one.deputyId, validFrom: dayFrom(one.validFrom), validUntil: dayFrom(one.validUntil) })));
    if (fault) orThrow(fault);
    const without = deputyId === null ? null : await firstDayWithoutPost(tx, deputyId, { officialId, validFrom, validUntil });
    if (without) throw new Refusal("organisation.deputy-without-post", { day: without }, "deputyId");
    // With a deputy who is there, what waits has somebody; without one, there must be a head above.
    const alone = deputyId === null ? await firstLeftAlone(tx, officialId, validFrom, validUntil) : null;
    if (alone) throw new Refusal("organisation.nobody-acts", { name: actor.language === "en" ? alone.nameEn : alone.nameKo, day: alone.day }, "deputyId");
    const id = newId(now);
    await tx.absence.create({ data: { id, officialId, validFrom: toColumn(validFrom), validUntil: toColumn(validUntil), reason, deputyId, createdAt: now }, select: { id: true } });
    await record(tx, { actor, at: now, act: "absence.marked", record: { kind: "official", id: officialId }, after: { absence: id, validFrom, validUntil, reason, deputyId } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "official", id: officialId }, at: now });
    return { id, validFrom, validUntil };
  },
});

export const endAbsence = operation({
  name: "organisation.end-absence",
  address: "POST /api/v1/absences/:id/endings",
  summary: { ko: "부재를 지금 끝냅니다", en: "End an absence now" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found", "organisation.already-ended"],
  act: "absence.ended",
  async run({ tx, actor, now }, { id }) {
    const absence = await tx.absence.findUnique({ where: { id } });
    if (!absence) throw notFound();
    await ofWhom(tx, actor, absence.officialId);
    if ((await tx.absence.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })).count === 0) throw new Refusal("organisation.already-ended");
    await record(tx, { actor, at: now, act: "absence.ended", record: { kind: "official", id: absence.officialId }, before: { absence: id, validUntil: dayFrom(absence.validUntil) } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "official", id: absence.officialId }, at: now });
    return { id };
  },
});
