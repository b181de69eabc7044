import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import type { Clause } from "#lib/approval/delegation-rules.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** The agency whose table somebody edits: that of the seat, else where they are administrator. */
export function administeredAgency(actor: Actor): string | null {
  const own = actor.seat?.agencyId;
  if (own && hasRole(actor, "administrator", own)) return own;
  return actor.roles.find((held) => held.role === "administrator")?.agencyId ?? null;
}

export interface TableRule extends Clause {
  matterEn: string;
  /** After an acting decision the absent decider is told (후열). */
  important: boolean;
}

/** Clauses of a table, in their order: 3-2 before 20-1. */
export async function clausesWhere(db: Db | Tx, where: Prisma.DelegationRuleWhereInput): Promise<TableRule[]> {
  const rows = await db.delegationRule.findMany({ where, orderBy: [{ clause: "asc" }, { validFrom: "asc" }, { id: "asc" }] });
  return rows.map(({ agencyId: _, ...row }) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) })).sort((one, other) => one.clause.localeCompare(other.clause, "ko", { numeric: true }));
}

/** An agency's table of delegated authority: what holds on a day or will. */
export function delegationTable(db: Db | Tx, agencyId: string, day: string): Promise<TableRule[]> {
  return clausesWhere(db, { agencyId, OR: [{ validUntil: null }, { validUntil: { gte: toColumn(day) } }] });
}
