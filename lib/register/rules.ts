import { refused } from "#lib/refusal.ts";
import type { Refusals, Refused } from "#lib/refusal.ts";
import type { Day } from "#lib/time.ts";
import type { AccessScope, Disclosure, KnownTo } from "#lib/documents/rules.ts";

export const refusals: Refusals = {
  "not-registered": 409,
  "destroyed": 409,
  "not-of-the-unit": 403,
  "not-records-officer": 403,
  "reason-required": 422,
  "unchanged": 422,
  "value-required": 422,
  "reasons-required": 422,
  "reasons-not-wanted": 422,
  "departments-required": 422,
  "closed-known-inside": 422,
  "unknown-department": 422,
  "unknown-task": 422,
  "unknown-file": 422,
  "field-waits": 409,
  "already-decided-by": 409,
  "own-request": 403,
  "changed-since": 409,
  "no-seat": 403,
  "reads-already": 409,
  "asked-already": 409,
  "not-the-owner": 403,
  "not-granted": 409,
  "nothing-to-read": 409,
  "own-access": 403,
};

/**
 * What of a registered document may be corrected (records rule 6). Its number, its route and the approved text never:
 * a text that was wrong is redrafted and approved again (§17).
 */
export const correctable = ["title", "summary", "keywords", "disclosure", "scope", "unit-task", "record-file"] as const;
export type Correctable = (typeof correctable)[number];

/** Task and file are one matter: a document lies in a file of its task. */
export const matterOf = (field: Correctable): string => (field === "unit-task" || field === "record-file" ? "filing" : field);

export interface DisclosureValue {
  disclosure: Disclosure;
  reasons: number[];
}
export interface ScopeValue {
  scope: AccessScope;
  departments: string[];
  /** 제목 공개 범위; what was kept before it could be chosen does not say it, and means the agency. */
  knownTo?: KnownTo;
}
export interface NamedValue {
  id: string;
  nameKo: string;
  nameEn: string;
}
/** The value of a field, as it is kept on both sides. */
export type Value = { text: string } | { words: string[] } | DisclosureValue | ScopeValue | NamedValue;

const openness: Record<Disclosure, number> = { closed: 0, partly: 1, open: 2 };

const knownTo = (value: ScopeValue): KnownTo => value.knownTo ?? "agency";

/** Whether a change only takes away: a stricter class, or a scope within the one before and known to no more. */
export function narrows(field: Correctable, before: Value, after: Value): boolean {
  if (field === "disclosure" && "disclosure" in before && "disclosure" in after) return openness[after.disclosure] < openness[before.disclosure];
  if (field !== "scope" || !("scope" in before) || !("scope" in after)) return false;
  if (knownTo(before) === "agency" && knownTo(after) === "government") return false;
  if (sameScope(before, after)) return knownTo(before) !== knownTo(after);
  if (before.scope === after.scope) return before.scope === "departments" && after.departments.length < before.departments.length && after.departments.every((id) => before.departments.includes(id));
  // Named departments may be of other agencies: only from the whole government are they surely less.
  return before.scope === "government" || after.scope === "department";
}

function sameScope(before: ScopeValue, after: ScopeValue): boolean {
  return before.scope === after.scope && JSON.stringify([...before.departments].sort()) === JSON.stringify([...after.departments].sort());
}

export function sameValue(before: Value, after: Value): boolean {
  const form = (value: Value): string => {
    if ("text" in value) return value.text;
    if ("words" in value) return JSON.stringify(value.words);
    if ("disclosure" in value) return JSON.stringify([value.disclosure, [...value.reasons].sort()]);
    if ("scope" in value) return JSON.stringify([value.scope, [...value.departments].sort(), knownTo(value)]);
    return value.id;
  };
  return form(before) === form(after);
}

export interface RequestFacts {
  status: string;
  destroyed: boolean;
  /** Holds a seat in the document's department, or heads it. */
  ofUnit: boolean;
  officer: boolean;
  field: Correctable;
  before: Value;
  after: Value;
  /** Its class now. */
  closed: boolean;
  reason: string;
  /** A request for the same matter that nobody has decided yet. */
  waiting: { who: string; day: Day } | null;
}

/** Disclosure act 9: a class that is not open says why, an open one has nothing to say. */
function valueFault(after: Value, closed: boolean): Refused | null {
  if ("text" in after && after.text.trim() === "") return refused("register.value-required", {}, "text");
  if ("words" in after && after.words.length === 0) return refused("register.value-required", {}, "keywords");
  if ("disclosure" in after) {
    if (after.disclosure !== "open" && after.reasons.length === 0) return refused("register.reasons-required", {}, "reasons");
    if (after.disclosure === "open" && after.reasons.length > 0) return refused("register.reasons-not-wanted", {}, "reasons");
  }
  if ("scope" in after && after.scope === "departments" && after.departments.length === 0) return refused("register.departments-required", {}, "departments");
  return knownFault(after, closed);
}

/** Of a closed document no other agency may know. */
function knownFault(after: Value, closed: boolean): Refused | null {
  return closed && "scope" in after && knownTo(after) !== "agency" ? refused("register.closed-known-inside", {}, "knownTo") : null;
}

/** Records rule 6: the unit (or the records officer) asks, for one matter at a time, and says why. */
export function requestFault({ status, destroyed, ofUnit, officer, before, after, closed, reason, waiting }: RequestFacts): Refused | null {
  if (!ofUnit && !officer) return refused("register.not-of-the-unit");
  if (destroyed) return refused("register.destroyed");
  if (status !== "approved") return refused("register.not-registered");
  if (waiting) return refused("register.field-waits", waiting, "field");
  const wrong = valueFault(after, closed);
  if (wrong) return wrong;
  if (sameValue(before, after)) return refused("register.unchanged", {}, "field");
  return reason.trim() === "" ? refused("register.reason-required", {}, "reason") : null;
}

/** A head may close off at once what should not have been so open; whatever opens waits for the records officer. */
export function takesEffectAtOnce(heads: boolean, field: Correctable, before: Value, after: Value): boolean {
  return heads && narrows(field, before, after);
}

export interface DecisionFacts {
  officer: boolean;
  own: boolean;
  destroyed: boolean;
  decided: { who: string; day: Day } | null;
  outcome: "confirmed" | "refused";
  reason: string;
  /** What stands there now, and what stood there when it was asked. */
  now: Value;
  before: Value;
  after: Value;
  /** Its class now: it may have been closed since. */
  closed: boolean;
}

/** Records rule 6: the records officer of the agency decides, once, never on an own request, and refuses with a reason. */
export function decisionFault({ officer, own, destroyed, decided, outcome, reason, now, before, after, closed }: DecisionFacts): Refused | null {
  if (!officer) return refused("register.not-records-officer");
  if (decided) return refused("register.already-decided-by", decided);
  if (own) return refused("register.own-request");
  if (outcome === "refused") return reason.trim() === "" ? refused("register.reason-required", {}, "reason") : null;
  if (destroyed) return refused("register.destroyed");
  return sameValue(now, before) ? knownFault(after, closed) : refused("register.changed-since");
}
