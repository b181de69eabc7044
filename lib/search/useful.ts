import type { Asked, SearchEntry } from "#lib/search/engine.ts";
import { isCites } from "#lib/search/citing.ts";
import { openings, usefulness } from "#lib/search/weights.ts";
import type { Useful } from "#lib/search/weights.ts";

/** A reason for which a record comes before others whose text fits as well: one of these is so of it, or none is. */
export type Reason = { useful: Useful } & (
  | { where: "facts"; none?: undefined; of: readonly string[] }
  /** `any` is so of a record of which any of these could be. */
  | { where: "facts"; none: true; of: readonly string[]; any: string }
  | { where: "kind"; none: true; of: readonly string[] }
  | { where: "postIds" | "departmentNameKo" | "recordId"; of: readonly string[] }
);

export const weightOf = ({ useful }: Reason): number => usefulness[useful];

/** The reasons by which a question's hits are put in order beside their text. Both engines ask them of each record. */
export function reasonsOf(asked: Pick<Asked, "tokens" | "own" | "opened" | "named" | "question">): Reason[] {
  const times = (from: number, below: number) => (asked.opened ?? []).filter((one) => one.times >= from && one.times < below).map((one) => one.recordId);
  const opened = openings.map(({ useful, from }, at): Reason => ({ useful, where: "recordId", of: times(from, openings[at - 1]?.from ?? Infinity) }));
  const all: Reason[] = [
    { useful: "named", where: "recordId", of: asked.named ?? [] },
    { useful: "settled", where: "facts", of: ["settled"] },
    { useful: "record", where: "kind", none: true, of: ["attachment", "opinion"] },
    { useful: "lesson", where: "facts", of: ["lesson"] },
    { useful: "current", where: "facts", none: true, of: asked.tokens.map(supersededFor), any: superseded },
    { useful: "ownPost", where: "postIds", of: asked.own?.postIds ?? [] },
    { useful: "askedUnit", where: "departmentNameKo", of: asked.question?.bodies ?? [] },
    { useful: "ownUnit", where: "departmentNameKo", of: asked.own?.departments ?? [] },
    ...opened,
  ];
  return all.filter((reason) => reason.of.length > 0);
}

/** What is said of a record that anything superseded, for whoever it may be. */
const superseded = "superseded";
/** All that is said of a record that was superseded by what these tokens may know of. */
export const supersededFacts = (tokens: readonly string[]): string[] => (tokens.length > 0 ? [superseded, ...tokens.map(supersededFor)] : []);
/** What is said of a record for each token that may know of what superseded it. */
export const supersededFor = (token: string): string => `superseded:${token}`;

/** What is said of a document that came back, as its drafter is writing it again. */
export const rewritten = "rewritten";

/** What is so of a part because it is so of its record: by whom it was decided, its step, that files hang on it, what superseded it. That it is decided lifts the record alone, and what it names it names itself. */
export const factsOfPart = (facts: readonly string[] = []): string[] => facts.filter((fact) => fact !== "settled" && fact !== "lesson" && !isCites(fact));

/** Which of the reasons hold of a record. */
export function holding(reasons: readonly Reason[], hit: Pick<SearchEntry, "facts" | "kind" | "postIds" | "departmentNameKo" | "recordId">): Useful[] {
  const valuesOf = (where: Reason["where"]): readonly string[] => (where === "facts" ? (hit.facts ?? []) : where === "postIds" ? hit.postIds : [hit[where]]);
  return reasons.filter((reason) => valuesOf(reason.where).some((value) => reason.of.includes(value)) !== ("none" in reason && reason.none === true)).map((reason) => reason.useful);
}
