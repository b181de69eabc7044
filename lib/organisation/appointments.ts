import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { orThrow } from "#lib/refusal.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import { announce } from "#lib/platform/outbox.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import type { Tx } from "#lib/platform/database.ts";
import { record } from "#lib/history/commands.ts";
import { absenceLeftShown, leftBy } from "#lib/organisation/deputies.ts";
import { moveAppointment } from "#lib/organisation/rules.ts";
import type { Appointment, AppointmentKind } from "#lib/organisation/rules.ts";

/** Moves an appointment's first day; whoever held the post before ends the day before, in the same act. Answers the absences whose deputy has no post on a day. */
export const moveAppointmentDate = operation({
  name: "organisation.move-appointment",
  address: "POST /api/v1/appointments/:id/moves",
  summary: { ko: "발령일을 옮기고 전임자의 발령을 그 전날로 끝냅니다", en: "Move an appointment's date and end the predecessor's the day before" },
  input: z.object({ id: z.uuid(), validFrom: dayInput, reason: z.string().trim().max(500).default("") }),
  output: z.object({ id: z.uuid(), validFrom: z.iso.date(), predecessorUntil: z.iso.date().nullable(), withoutDeputy: z.array(absenceLeftShown) }),
  refusals: ["platform.not-found", "organisation.before-predecessor", "organisation.ends-before-it-begins"],
  act: "appointment.moved",
  async run({ tx, actor, now, today }, { id, validFrom, reason }) {
    const [place] = await tx.$queryRaw<{ postId: string; agencyId: string }[]>`
      select a."postId", d."agencyId" from "Appointment" a join "Post" p on p."id" = a."postId" join "Department" d on d."id" = p."departmentId"
      where a."id" = ${id}::uuid for update of p`;
    if (!place || !hasRole(actor, "administrator", place.agencyId)) throw notFound();
    const held = await appointmentsOf(tx, place.postId);
    const moving = held.find((one) => one.id === id)!;
    const move = orThrow(moveAppointment(moving, held, validFrom));
    for (const period of [move.predecessor, move.moved]) {
      if (!period) continue;
      await tx.appointment.update({ where: { id: period.id }, data: { validFrom: toColumn(period.validFrom), validUntil: period.validUntil ? toColumn(period.validUntil) : null }, select: { id: true } });
    }
    await record(tx, {
      actor, at: now, act: "appointment.moved", record: { kind: "appointment", id }, reason,
      before: { validFrom: moving.validFrom, validUntil: moving.validUntil }, after: { validFrom, predecessorUntil: move.predecessor?.validUntil ?? null },
    });
    await announce(tx, { topic: "organisation.changed", record: { kind: "appointment", id }, at: now });
    const people = held.filter((one) => one.id === id || one.id === move.predecessor?.id).map((one) => one.officialId);
    return { id, validFrom, predecessorUntil: move.predecessor?.validUntil ?? null, withoutDeputy: await leftBy(tx, people, today, actor.language) };
  },
});

async function appointmentsOf(tx: Tx, postId: string): Promise<Appointment[]> {
  const rows = await tx.appointment.findMany({ where: { postId } });
  return rows.map((row) => ({ id: row.id, officialId: row.officialId, postId, kind: row.kind as AppointmentKind, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}
