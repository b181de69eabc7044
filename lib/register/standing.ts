import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Standing } from "#lib/records/rules.ts";

/** What somebody is to a unit (with those that came after it) and its agency. */
export function standingOf(actor: Actor, departmentIds: readonly string[], agencyId: string): Standing {
  const below = (id: string) => actor.seats.some((seat) => seat.headsDepartmentIds.includes(id));
  return {
    ofUnit: departmentIds.some((id) => below(id) || actor.seats.some((seat) => seat.departmentId === id)),
    heads: departmentIds.some((id) => below(id) || actor.seats.some((seat) => seat.isHead && seat.departmentId === id)),
    officer: hasRole(actor, "records-officer", agencyId),
  };
}

export const officerOf = (actor: Actor): string[] => actor.roles.filter((held) => held.role === "records-officer").map((held) => held.agencyId);

/** The actor in a seat by which they belong to a unit, as its head where they are: history says in which post something was done. */
export function seatedIn(actor: Actor, departmentIds: readonly string[]): Actor {
  const belongs = actor.seats.filter((seat) => departmentIds.some((id) => seat.departmentId === id || seat.headsDepartmentIds.includes(id)));
  const seat = belongs.find((one) => one.isHead) ?? belongs.find((one) => one.postId === actor.seat?.postId) ?? belongs[0];
  return seat ? { ...actor, seat } : actor;
}
