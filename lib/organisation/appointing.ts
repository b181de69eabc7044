import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { orThrow, Refusal } from "#lib/refusal.ts";
import { addDays, dayFrom, dayFromNullable, holdsOn, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { announce } from "#lib/platform/outbox.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { absenceLeftShown, leftBy } from "#lib/organisation/deputies.ts";
import { appointmentFault, periodFault } from "#lib/organisation/rules.ts";
import type { Appointment, AppointmentKind } from "#lib/organisation/rules.ts";
import { personToChange } from "#lib/organisation/people-commands.ts";

/** Locks a post of an agency that the actor administers; another is not found. */
export async function postToChange(tx: Tx, actor: Actor, postId: string): Promise<{ departmentId: string; agencyId: string; validFrom: Date; validUntil: Date | null }> {
  const [post] = await tx.$queryRaw<{ departmentId: string; agencyId: string; validFrom: Date; validUntil: Date | null }[]>`
    select p."departmentId", d."agencyId", p."validFrom", p."validUntil" from "Post" p join "Department" d on d."id" = p."departmentId" where p."id" = ${postId}::uuid for update of p`;
  if (!post || !hasRole(actor, "administrator", post.agencyId)) throw notFound();
  return post;
}

function appointmentOf(row: { id: string; officialId: string; postId: string; kind: string; validFrom: Date; validUntil: Date | null }): Appointment {
  return { ...row, kind: row.kind as AppointmentKind, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) };
}

async function endOn(tx: Tx, one: Appointment, validUntil: Day): Promise<void> {
  await tx.appointment.update({ where: { id: one.id }, data: { validUntil: toColumn(validUntil) }, select: { id: true } });
}

/**
 * Appoints somebody to a post. A regular appointment ends that of the holder before, and the person's
 * own former one, the day before it begins; concurrent and acting ones stand beside. Answers the absences
 * whose deputy has no post any more.
 */
export const appoint = operation({
  name: "organisation.appoint",
  address: "POST /api/v1/appointments",
  summary: { ko: "발령·겸직·직무대리를 냅니다. 발령이면 앞 사람의 발령은 그 전날로 끝납니다", en: "Appoint somebody; a regular appointment ends the holder's before it" },
  input: z.object({ officialId: z.uuid(), postId: z.uuid(), kind: z.enum(["regular", "concurrent", "acting"]), validFrom: dayInput, validUntil: z.union([dayInput, z.literal("")]).optional(), reason: z.string().trim().max(500).default("") }),
  output: z.object({ id: z.uuid(), ended: z.array(z.uuid()), withoutDeputy: z.array(absenceLeftShown) }),
  refusals: ["platform.not-found", "organisation.already-held", "organisation.post-taken", "organisation.ends-before-it-begins", "organisation.still-used"],
  status: 201,
  act: "appointment.made",
  async run({ tx, actor, now, today }, { officialId, postId, kind, validFrom, reason, ...input }) {
    await personToChange(tx, actor, officialId);
    const post = await postToChange(tx, actor, postId);
    const validUntil = input.validUntil || null;
    const wanted = { officialId, postId, kind, validFrom, validUntil };
    const life = { validFrom: dayFrom(post.validFrom), validUntil: dayFromNullable(post.validUntil) };
    if (!holdsOn(life, validFrom) || (life.validUntil !== null && (validUntil ?? "9999") > life.validUntil)) throw new Refusal("organisation.still-used", {}, "validFrom");
    const fault = periodFault(wanted);
    if (fault) orThrow(fault);
    const ofPost = (await tx.appointment.findMany({ where: { postId } })).map(appointmentOf);
    const own = (await tx.appointment.findMany({ where: { officialId } })).map(appointmentOf);
    const before = kind === "regular" ? [...ofPost, ...own].filter((one) => one.kind === "regular" && one.validFrom < validFrom && (one.validUntil === null || one.validUntil >= validFrom)) : [];
    const ending = [...new Map(before.map((one) => [one.id, one])).values()].filter((one) => !(one.officialId === officialId && one.postId === postId));
    const after = ofPost.map((one) => (ending.some((ended) => ended.id === one.id) ? { ...one, validUntil: addDays(validFrom, -1) } : one));
    const taken = appointmentFault(wanted, after);
    if (taken) orThrow(taken);
    const id = newId(now);
    await tx.appointment.create({ data: { id, officialId, postId, kind, validFrom: toColumn(validFrom), validUntil: validUntil ? toColumn(validUntil) : null }, select: { id: true } });
    await record(tx, { actor, at: now, act: "appointment.made", record: { kind: "appointment", id }, reason, after: wanted });
    for (const one of ending) {
      await endOn(tx, one, addDays(validFrom, -1));
      await record(tx, { actor, at: now, act: "appointment.ended", record: { kind: "appointment", id: one.id }, reason, before: { validUntil: one.validUntil }, after: { validUntil: addDays(validFrom, -1), by: id } });
    }
    await announce(tx, { topic: "organisation.changed", record: { kind: "appointment", id }, at: now });
    return { id, ended: ending.map((one) => one.id), withoutDeputy: await leftBy(tx, ending.map((one) => one.officialId), today, actor.language) };
  },
});

/** Relieves somebody of a post: the last day may be today or later, or before for what was forgotten. Answers the absences that lose their deputy. */
export const endAppointment = operation({
  name: "organisation.end-appointment",
  address: "POST /api/v1/appointments/:id/endings",
  summary: { ko: "발령을 끝냅니다", en: "End an appointment" },
  input: z.object({ id: z.uuid(), validUntil: dayInput, reason: z.string().trim().max(500).default("") }),
  output: z.object({ id: z.uuid(), validUntil: z.iso.date(), withoutDeputy: z.array(absenceLeftShown) }),
  refusals: ["platform.not-found", "organisation.ends-before-it-begins", "organisation.already-ended"],
  act: "appointment.ended",
  async run({ tx, actor, now, today }, { id, validUntil, reason }) {
    const found = await tx.appointment.findUnique({ where: { id } });
    if (!found) throw notFound();
    await postToChange(tx, actor, found.postId);
    const one = appointmentOf((await tx.appointment.findUnique({ where: { id } }))!);
    if (validUntil < one.validFrom) throw new Refusal("organisation.ends-before-it-begins", {}, "validUntil");
    if (one.validUntil !== null && one.validUntil <= validUntil) throw new Refusal("organisation.already-ended", {}, "validUntil");
    await endOn(tx, one, validUntil);
    await record(tx, { actor, at: now, act: "appointment.ended", record: { kind: "appointment", id }, reason, before: { validUntil: one.validUntil }, after: { validUntil } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "appointment", id }, at: now });
    return { id, validUntil, withoutDeputy: await leftBy(tx, [one.officialId], today, actor.language) };
  },
});
