import { addDays, holdsOn } from "#lib/time.ts";
import type { Day, Period } from "#lib/time.ts";
import { refused } from "#lib/refusal.ts";
import type { May, Refusals, Refused } from "#lib/refusal.ts";

export const refusals: Refusals = {
  "not-head": 403,
  "not-administrator": 403,
  "post-of-another-unit": 422,
  "already-in-charge": 409,
  "changes-later": 409,
  "closed": 409,
  "wrong-place": 422,
  "unknown-unit": 422,
};

/** 정 · 부 */
export type TaskRole = "main" | "deputy";

/** Years; 100 semi-permanent 준영구, 999 permanent 영구. */
export const retentions = [1, 3, 5, 10, 30, 100, 999] as const;

export interface InCharge extends Period {
  id: string;
  postId: string;
  role: TaskRole;
}

export type TaskAct = "name";

/** People in charge are named by the head of the unit. */
export function mayOf(task: Period & { departmentId: string }, heads: readonly string[], today: Day): May<TaskAct> {
  if (!heads.includes(task.departmentId)) return { name: refused("tasks.not-head") };
  return { name: task.validUntil !== null && task.validUntil < today ? refused("tasks.closed") : null };
}

export interface Naming {
  ends: { id: string; validUntil: Day } | null;
  /** Written over instead of ended when it began on that very day. */
  replaces: string | null;
}

/** A post put in charge from a day on; whoever was ends the day before. */
export function nameFrom(people: readonly InCharge[], role: TaskRole, postId: string, from: Day): Naming | Refused {
  const ofRole = people.filter((person) => person.role === role);
  if (ofRole.some((person) => person.validFrom > from)) return refused("tasks.changes-later", {}, "from");
  const current = ofRole.find((person) => holdsOn(person, from)) ?? null;
  if (current?.postId === postId || people.some((person) => person.role !== role && person.postId === postId && holdsOn(person, from))) return refused("tasks.already-in-charge", {}, "postId");
  if (!current) return { ends: null, replaces: null };
  return current.validFrom === from ? { ends: null, replaces: current.id } : { ends: { id: current.id, validUntil: addDays(from, -1) }, replaces: null };
}
