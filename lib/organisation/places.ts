import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { orThrow } from "#lib/refusal.ts";
import { addDays, dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { announce } from "#lib/platform/outbox.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { reasonInput } from "#lib/organisation/input.ts";
import { checkNameDay } from "#lib/organisation/naming.ts";
import { placeFault } from "#lib/organisation/rules.ts";
import { unitToChange } from "#lib/organisation/structure-commands.ts";

/** Moves a department under another of its agency from a day on, with all that stands under it. */
export const moveDepartment = operation({
  name: "organisation.move-department",
  address: "POST /api/v1/departments/:id/places",
  summary: { ko: "어느 날부터 부서를 다른 부서 아래로 옮깁니다", en: "Move a department under another from a day on" },
  input: z.object({ id: z.uuid(), parentId: z.union([z.uuid(), z.literal("")]).default(""), validFrom: dayInput, reason: reasonInput }),
  output: z.object({ id: z.uuid(), parentId: z.uuid().nullable(), validFrom: z.iso.date() }),
  refusals: ["platform.not-found", "organisation.before-current", "organisation.in-own-branch", "organisation.not-in-agency", "organisation.above-ends-first", "organisation.there-already"],
  act: "department.moved",
  async run({ tx, actor, now }, { id, validFrom, reason, ...input }) {
    const unit = await unitToChange(tx, actor, id);
    // One at a time, or two moves made together could stand under each other.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`places:${unit.agencyId}`}))`;
    const last = await tx.departmentVersion.findFirst({ where: { departmentId: id }, orderBy: { validFrom: "desc" } });
    if (!last) throw notFound();
    const from = dayFrom(last.validFrom);
    checkNameDay(validFrom, from, last.validUntil);
    const parentId = input.parentId || null;
    const [above, places] = await Promise.all([
      parentId ? tx.department.findUnique({ where: { id: parentId } }) : null,
      tx.departmentVersion.findMany({ where: { OR: [{ validUntil: null }, { validUntil: { gte: toColumn(validFrom) } }] } }),
    ]);
    const period = (row: { validFrom: Date; validUntil: Date | null }) => ({ validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) });
    const fault = placeFault(
      { id, agencyId: unit.agencyId, parentId: last.parentId, validFrom, validUntil: dayFromNullable(unit.validUntil) },
      parentId === null ? null : above ? { id: above.id, agencyId: above.agencyId, ...period(above) } : "unknown",
      places.map((place) => ({ departmentId: place.departmentId, parentId: place.parentId, ...period(place) })),
    );
    if (fault) orThrow(fault);
    if (validFrom === from) await tx.departmentVersion.update({ where: { id: last.id }, data: { parentId }, select: { id: true } });
    else {
      await tx.departmentVersion.update({ where: { id: last.id }, data: { validUntil: toColumn(addDays(validFrom, -1)) }, select: { id: true } });
      await tx.departmentVersion.create({ data: { id: newId(now), departmentId: id, nameKo: last.nameKo, nameEn: last.nameEn, parentId, validFrom: toColumn(validFrom), validUntil: last.validUntil }, select: { id: true } });
    }
    await record(tx, { actor, at: now, act: "department.moved", record: { kind: "department", id }, reason, before: { parentId: last.parentId }, after: { parentId, validFrom } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "department", id }, at: now });
    return { id, parentId, validFrom };
  },
});
