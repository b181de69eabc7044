import { holdsOn, overlap } from "#lib/time.ts";
import type { Day, Period } from "#lib/time.ts";
import { isRefused, refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";

/*
 * The table of delegated authority 위임전결표: who decides a matter, by unit task or kind of matter, by amount and
 * by day. Clauses of one matter never overlap, so that at most one of them speaks.
 */

/** 계획 · 예산 집행 · 계약 · 인사·복무 · 법령·규정 · 점검·감사 · 보고·통계 · 민원·회신 */
export const matterKinds = ["plan", "spending", "contract", "personnel", "regulation", "inspection", "report", "reply"] as const;
export type MatterKind = (typeof matterKinds)[number];

/** What a clause speaks of: one unit task, one kind of matter, or whatever no other clause names. */
export interface Scope {
  unitTaskId: string | null;
  matterKind: string | null;
}

export interface Clause extends Period, Scope {
  id: string;
  /** As cited in the route, e.g. 3-2. */
  clause: string;
  matterKo: string;
  /** From so many won 이상, up to so many 미만; null without a bound. */
  amountFrom: number | null;
  amountUntil: number | null;
  /** Level of the post that decides. */
  level: number;
}

/** A document as the table sees it. */
export interface Matter extends Scope {
  amount: number | null;
}

export const mostWon = 9_000_000_000_000_000;

function sameScope(one: Scope, other: Scope): boolean {
  return one.unitTaskId === other.unitTaskId && one.matterKind === other.matterKind;
}

const hasBounds = (clause: Clause) => clause.amountFrom !== null || clause.amountUntil !== null;

/** A matter without an amount falls under no clause that asks for one. */
function coversAmount(clause: Clause, amount: number | null): boolean {
  if (!hasBounds(clause)) return true;
  return amount !== null && amount >= (clause.amountFrom ?? 0) && amount < (clause.amountUntil ?? Infinity);
}

/** The scopes under which a matter may fall, the most specific first: its task, its kind, all matters. */
function scopesOf({ unitTaskId, matterKind }: Scope): Scope[] {
  return [
    ...(unitTaskId === null ? [] : [{ unitTaskId, matterKind: null }]),
    ...(matterKind === null ? [] : [{ unitTaskId: null, matterKind }]),
    { unitTaskId: null, matterKind: null },
  ];
}

/** The clauses of one scope that speak of an amount on a day: in a sound table one or none. */
export function speaking<C extends Clause>(table: readonly C[], scope: Scope, amount: number | null, day: Day): C[] {
  return table.filter((clause) => sameScope(clause, scope) && holdsOn(clause, day) && coversAmount(clause, amount));
}

/** The clause that a matter falls under. */
export function clauseFor<C extends Clause>(table: readonly C[], matter: Matter, day: Day): C | null {
  for (const scope of scopesOf(matter)) {
    const [found] = speaking(table, scope, matter.amount, day);
    if (found) return found;
  }
  return null;
}

/** Whether the table cannot say who decides before it knows how much it is about. */
export function asksAmount(table: readonly Clause[], matter: Matter, day: Day): boolean {
  if (matter.amount !== null) return false;
  for (const scope of scopesOf(matter)) {
    const spoken = table.filter((clause) => sameScope(clause, scope) && holdsOn(clause, day));
    if (spoken.length > 0) return spoken.every(hasBounds);
  }
  return false;
}

function amountsMeet(one: Clause, other: Clause): boolean {
  return (one.amountFrom ?? 0) < (other.amountUntil ?? Infinity) && (other.amountFrom ?? 0) < (one.amountUntil ?? Infinity);
}

/** Another clause that speaks of the same matter, amounts and days. */
function overlapFault(table: readonly Clause[], next: Clause, field: string): Refused | null {
  const met = table.find((clause) => clause.id !== next.id && sameScope(clause, next) && overlap(clause, next) && amountsMeet(clause, next));
  return met ? refused("approval.clause-overlaps", { clause: met.clause, name: met.matterKo, level: met.level, day: met.validFrom }, field) : null;
}

/** Why a clause may not be added. */
export function additionFault(table: readonly Clause[], next: Clause): Refused | null {
  if (next.unitTaskId !== null && next.matterKind !== null) return refused("approval.task-or-kind", {}, "matterKind");
  if (next.amountUntil !== null && next.amountUntil <= (next.amountFrom ?? 0)) return refused("approval.amounts-reversed", {}, "amountUntil");
  if (next.validUntil !== null && next.validUntil < next.validFrom) return refused("approval.ends-before-it-begins", {}, "validUntil");
  const named = table.find((clause) => clause.clause === next.clause && overlap(clause, next));
  if (named) return refused("approval.clause-taken", { clause: next.clause }, "clause");
  return overlapFault(table, next, "amountFrom");
}

/** Why a clause may not end on a day: what has ended stays so, and moving the end never makes two speak at once. */
export function endingFault(table: readonly Clause[], clause: Clause, lastDay: Day, today: Day): Refused | null {
  if (clause.validUntil !== null && clause.validUntil < today) return refused("approval.already-ended");
  if (lastDay < clause.validFrom) return refused("approval.ends-before-it-begins", {}, "lastDay");
  const named = table.find((other) => other.id !== clause.id && other.clause === clause.clause && overlap(other, { ...clause, validUntil: lastDay }));
  if (named) return refused("approval.clause-taken", { clause: clause.clause }, "lastDay");
  return overlapFault(table, { ...clause, validUntil: lastDay }, "lastDay");
}

/** A table with a clause more, or why not. */
export function withClause<C extends Clause>(table: readonly C[], next: C): C[] | Refused {
  return additionFault(table, next) ?? [...table, next];
}

/** A table in which a clause ends, or why not. */
export function withEnding<C extends Clause>(table: readonly C[], id: string, lastDay: Day, today: Day): C[] | Refused {
  const clause = table.find((one) => one.id === id);
  if (!clause) return refused("platform.not-found");
  const fault = endingFault(table, clause, lastDay, today);
  return isRefused(fault) ? fault : table.map((one) => (one.id === id ? { ...one, validUntil: lastDay } : one));
}

/** Whether a drafter of this level decides alone what a clause gives to a level. */
export function ownDecision(drafter: { level: number }, clause: Pick<Clause, "level"> | null): boolean {
  return clause !== null && drafter.level >= clause.level;
}
