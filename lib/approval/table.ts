import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";

/** The agency whose table somebody edits: that of the seat, else where they are administrator. */
export function administeredAgency(actor: Actor): string | null {
  const own = actor.seat?.agencyId;
  if (own && hasRole(actor, "administrator", own)) return own;
  return actor.roles.find((held) => held.role === "administrator")?.agencyId ?? null;
}

export interface TableRule {
  id: string;
  clause: string;
  matterKo: string;
  matterEn: string;
  unitTaskId: string | null;
  level: number;
  validFrom: string;
  validUntil: string | null;
}

/** An agency's table of delegated authority: what holds on a day or will. */
export async function delegationTable(db: Db, agencyId: string, day: string): Promise<TableRule[]> {
  const rows = await db.delegationRule.findMany({
    where: { agencyId, OR: [{ validUntil: null }, { validUntil: { gte: toColumn(day) } }] },
    orderBy: [{ clause: "asc" }, { validFrom: "asc" }, { id: "asc" }],
  });
  return rows.map(({ agencyId: _, ...row }) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}
