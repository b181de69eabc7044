import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { orThrow, Refusal } from "#lib/refusal.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { announce } from "#lib/platform/outbox.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { codeInput, reasonInput } from "#lib/organisation/input.ts";
import { checkNameDay } from "#lib/organisation/naming.ts";
import { closingFault } from "#lib/organisation/rules.ts";

const name = z.string().trim().min(1).max(100);
const sender = z.string().trim().max(100).default("");

/** Locks an agency that the actor administers; another is not found. */
async function agencyToChange(tx: Tx, actor: Actor, id: string) {
  if (!hasRole(actor, "administrator", id)) throw notFound();
  await tx.$executeRaw`select from "Agency" where "id" = ${id}::uuid for update`;
  return tx.agency.findUniqueOrThrow({ where: { id } });
}

/** Adds an agency; whoever adds it administers it until its own people do. */
export const addAgency = operation({
  name: "organisation.add-agency",
  address: "POST /api/v1/agencies",
  summary: { ko: "기관을 더하고 그 관리자가 됩니다", en: "Add an agency and become its administrator" },
  input: z.object({ code: codeInput, nameKo: name, nameEn: name, senderKo: sender, senderEn: sender, validFrom: dayInput }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found", "organisation.code-taken"],
  status: 201,
  act: ["agency.added", "role.granted"],
  async run({ tx, actor, now, today }, { validFrom, ...input }) {
    if (!hasRole(actor, "administrator")) throw notFound();
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('agencies'))`;
    if (await tx.agency.findUnique({ where: { code: input.code }, select: { id: true } })) throw new Refusal("organisation.code-taken", {}, "code");
    const [id, grant] = [newId(now), newId(now)];
    await tx.agency.create({ data: { id, ...input, validFrom: toColumn(validFrom) }, select: { id: true } });
    await tx.roleGrant.create({ data: { id: grant, officialId: actor.officialId, agencyId: id, role: "administrator", validFrom: toColumn(today) }, select: { id: true } });
    await record(tx, { actor, at: now, act: "agency.added", record: { kind: "agency", id }, after: { ...input, validFrom } });
    await record(tx, { actor, at: now, act: "role.granted", record: { kind: "official", id: actor.officialId }, after: { grant, role: "administrator", agencyId: id } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "agency", id }, at: now });
    return { id };
  },
});

/** Renames an agency from a day on; what was before keeps the name it had. */
export const renameAgency = operation({
  name: "organisation.rename-agency",
  address: "POST /api/v1/agencies/:id/names",
  summary: { ko: "어느 날부터 기관의 이름과 발신 명의를 바꿉니다. 그 전의 기록은 옛 이름 그대로입니다", en: "Rename an agency and its sender from a day on; earlier records keep the old names" },
  input: z.object({ id: z.uuid(), nameKo: name, nameEn: name, senderKo: sender, senderEn: sender, validFrom: dayInput, reason: reasonInput }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found", "organisation.before-current"],
  act: "agency.renamed",
  async run({ tx, actor, now }, { id, reason, validFrom, ...names }) {
    const made = await agencyToChange(tx, actor, id);
    const last = (await tx.agencyName.findFirst({ where: { agencyId: id }, orderBy: { validFrom: "desc" } })) ?? made;
    checkNameDay(validFrom, dayFrom(last.validFrom), made.validUntil);
    const from = toColumn(validFrom);
    await tx.agencyName.upsert({ where: { agencyId_validFrom: { agencyId: id, validFrom: from } }, create: { id: newId(now), agencyId: id, validFrom: from, ...names }, update: names, select: { id: true } });
    const { nameKo, nameEn, senderKo, senderEn } = last;
    await record(tx, { actor, at: now, act: "agency.renamed", record: { kind: "agency", id }, reason, before: { nameKo, nameEn, senderKo, senderEn }, after: { ...names, validFrom } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "agency", id }, at: now });
    return { id };
  },
});

/** Closes an agency after a day, when none of its departments lasts longer. */
export const closeAgency = operation({
  name: "organisation.close-agency",
  address: "POST /api/v1/agencies/:id/closings",
  summary: { ko: "기관을 닫습니다", en: "Close an agency" },
  input: z.object({ id: z.uuid(), validUntil: dayInput, reason: reasonInput }),
  output: z.object({ id: z.uuid(), validUntil: z.iso.date() }),
  refusals: ["platform.not-found", "organisation.still-used", "organisation.ends-before-it-begins"],
  act: "agency.closed",
  async run({ tx, actor, now }, { id, validUntil, reason }) {
    const agency = await agencyToChange(tx, actor, id);
    const period = (row: { validFrom: Date; validUntil: Date | null }) => ({ validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) });
    const fault = closingFault(validUntil, period(agency), (await tx.department.findMany({ where: { agencyId: id } })).map(period), "organisation.still-used");
    if (fault) orThrow(fault);
    await tx.agency.update({ where: { id }, data: { validUntil: toColumn(validUntil) }, select: { id: true } });
    await record(tx, { actor, at: now, act: "agency.closed", record: { kind: "agency", id }, reason, before: { validUntil: dayFromNullable(agency.validUntil) }, after: { validUntil } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "agency", id }, at: now });
    return { id, validUntil };
  },
});
