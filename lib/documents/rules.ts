import { agencyToken, departmentToken, everyone, headToken, postToken, recordsToken, tokenSets } from "#lib/access/rules.ts";
import type { TokenSets } from "#lib/access/rules.ts";
import { decide } from "#lib/approval/deciding.ts";
import { rerouteFault } from "#lib/approval/rerouting.ts";
import { decides, departmentsAsked, insideOf, ledStep, readingPosts, turnAt } from "#lib/approval/rules.ts";
import type { Acting, Command, Route, SkipGround } from "#lib/approval/rules.ts";
import { isRefused, refused } from "#lib/refusal.ts";
import type { May, Refusals, Refused } from "#lib/refusal.ts";

export const refusals: Refusals = {
  "title-required": 422,
  "summary-required": 422,
  "keywords-required": 422,
  "task-required": 422,
  "reasons-required": 422,
  "reasons-not-wanted": 422,
  "departments-required": 422,
  "closed-known-inside": 422,
  "body-unknown": 422,
  "body-too-deep": 422,
  "body-too-long": 422,
  "text-competes": 409,
  "not-a-draft": 409,
  "not-decided": 409,
  "unknown-task": 422,
  "task-closed": 422,
  "unknown-file": 422,
  "unknown-post": 422,
  "unknown-route": 422,
  "route-outdated": 422,
  "unknown-department": 422,
  "department-of-post": 422,
  "other-agency": 422,
  "own-agency": 422,
  "agency-twice": 422,
  "no-seat": 403,
  "destroyed": 409,
  "reminded-today": 409,
  "not-the-holder": 403,
  "relation-unknown": 422,
  "relation-to-itself": 422,
  "relation-undecided": 422,
  "relation-later": 422,
  "relation-there": 409,
  "relation-too-many": 409,
  "relation-stays": 409,
  "seal-not-wanted": 422,
  "seal-required": 422,
  "via-not-wanted": 422,
  "recipient-required": 422,
  "recipient-not-wanted": 422,
  "not-an-edit": 409,
  "answered-already": 409,
  "answer-required": 422,
  "consulting-over": 409,
  "consulting-oneself": 422,
  "consulted-already": 409,
  "consulted-too-many": 409,
  "not-consulted": 403,
  "comment-required": 422,
  "comment-line-gone": 409,
  "comment-taken": 409,
  "no-lines": 422,
  "lines-unread": 422,
  "line-without-title": 422,
  "line-too-long": 422,
  "too-many-lines": 422,
  "nothing-chosen": 422,
  "not-opened": 409,
};

export type Status = "draft" | "in-approval" | "returned" | "recalled" | "stopped" | "approved";
/** What its writer may write on. */
export const openStatuses: readonly Status[] = ["draft", "returned", "recalled", "stopped"];
/** How a document stands, by how its route stands. */
export const statusOfRoute: Readonly<Record<Route["status"], Status>> = { laid: "draft", "under-way": "in-approval", returned: "returned", recalled: "recalled", stopped: "stopped", decided: "approved" };

export type Disclosure = "open" | "partly" | "closed";
export type AccessScope = "department" | "departments" | "agency" | "government";
/** Who may know of a document beside its readers 제목 공개 범위: its agency, or every agency. */
export type KnownTo = "agency" | "government";
/** The step of the standard process at which an activity stands. */
export type Stage = "collect" | "decide" | "result";

export const disclosures: readonly Disclosure[] = ["open", "partly", "closed"];
export const scopes: readonly AccessScope[] = ["department", "departments", "agency", "government"];
export const knownTos: readonly KnownTo[] = ["agency", "government"];
export const stages: readonly Stage[] = ["collect", "decide", "result"];

/** How a document is sent 시행방법, and whether the seal stands on it 관인. */
export const sendings = ["internal", "system", "mail", "fax", "person", "notice"] as const;
export const seals = ["none", "stamped", "omitted"] as const;

export interface AccessFacts {
  status: Status;
  agencyId: string;
  departmentId: string;
  drafterPostId: string;
  disclosure: Disclosure;
  scope: AccessScope;
  scopeDepartments: readonly string[];
  knownTo: KnownTo;
  /** Posts that were let in beside the scope. */
  scopePosts?: readonly string[];
  /** Posts on the route as it was submitted; a draft's plan gives nobody a right. */
  routePostIds: readonly string[];
  /** Departments asked as a whole: their heads of today lead there. */
  routeDepartmentIds?: readonly string[];
  /** Posts that are asked to look at it before it is submitted. */
  consultedPostIds?: readonly string[];
  /** Departments of further agencies that sign it too 공동기안. */
  signers?: readonly Signer[];
}

export interface Signer {
  agencyId: string;
  departmentId: string;
}

/**
 * Who may know and read a document. A draft is its post's alone; under way, the route's as well;
 * once decided, its scope's. That it exists may be known in the agency, and in every agency where that was chosen;
 * when it is closed, by its records officers alone, whatever was chosen. What several agencies signed is each one's own
 * (rule 5): whatever is chosen for the lead's colleagues holds for those of the others.
 */
export function tokensOf(facts: AccessFacts): TokenSets {
  const consulted = openStatuses.includes(facts.status) ? (facts.consultedPostIds ?? []) : [];
  const readers = [...[facts.drafterPostId, ...facts.routePostIds, ...consulted].map(postToken), ...(facts.routeDepartmentIds ?? []).map(headToken)];
  if (facts.status !== "approved") return tokenSets([], readers);
  const signers = [{ agencyId: facts.agencyId, departmentId: facts.departmentId }, ...(facts.signers ?? [])];
  const [agencyIds, departmentIds] = [signers.map((one) => one.agencyId), signers.map((one) => one.departmentId)];
  const scope = {
    department: () => departmentIds.map(departmentToken),
    departments: () => [...departmentIds, ...facts.scopeDepartments].map(departmentToken),
    agency: () => agencyIds.map(agencyToken),
    government: () => [everyone],
  }[facts.scope]();
  const known = facts.disclosure === "closed" ? agencyIds.map(recordsToken) : [...agencyIds.map(agencyToken), ...(facts.knownTo === "government" ? [everyone] : [])];
  return tokenSets(known, [...readers, ...scope, ...(facts.scopePosts ?? []).map(postToken)]);
}

/** Whom a route lets read: its posts, and who heads the departments it asks. */
export const readersOfRoute = (route: Route) => ({ routePostIds: readingPosts(route), routeDepartmentIds: departmentsAsked(route) });

export interface CardFacts {
  title: string;
  summary: string;
  keywords: readonly string[];
  unitTaskId: string | null;
  disclosure: Disclosure;
  reasons: readonly number[];
  scope: AccessScope;
  scopeDepartments: readonly string[];
  knownTo: KnownTo;
  sending: string;
  seal: string;
  recipient: string;
  via: string;
}

/** What still keeps a card from being submitted: each fault at its field (§5, §22; disclosure act 9). */
export function cardFault(card: CardFacts): Refused | null {
  if (card.title.trim() === "") return refused("documents.title-required", {}, "title");
  if (card.summary.trim() === "") return refused("documents.summary-required", {}, "summary");
  if (card.keywords.every((word) => word.trim() === "")) return refused("documents.keywords-required", {}, "keywords");
  if (card.unitTaskId === null) return refused("documents.task-required", {}, "unitTaskId");
  if (card.disclosure !== "open" && card.reasons.length === 0) return refused("documents.reasons-required", {}, "reasons");
  if (card.disclosure === "open" && card.reasons.length > 0) return refused("documents.reasons-not-wanted", {}, "reasons");
  if (card.scope === "departments" && card.scopeDepartments.length === 0) return refused("documents.departments-required", {}, "scopeDepartments");
  if (card.disclosure === "closed" && card.knownTo !== "agency") return refused("documents.closed-known-inside", {}, "knownTo");
  if (card.sending === "internal" && card.seal !== "none") return refused("documents.seal-not-wanted", {}, "seal");
  if (card.sending === "internal" && card.via !== "") return refused("documents.via-not-wanted", {}, "via");
  if (card.sending === "internal" && card.recipient.trim() !== "") return refused("documents.recipient-not-wanted", {}, "recipient");
  if (card.sending !== "internal" && card.recipient.trim() === "") return refused("documents.recipient-required", {}, "recipient");
  if (card.sending !== "internal" && card.seal === "none") return refused("documents.seal-required", {}, "seal");
  return null;
}

/** Of a major matter the original is kept and registered when it comes back or is redrafted (records 21). */
export function keepsOriginal({ major, version }: { major: boolean; version: number }): boolean {
  return major && version > 0;
}

/** Why the drafter may not answer a version in this way, or null: only what a reviewer edited, once; not taking it wants a word. */
export function answerFault({ drafts, reason, answered, accepted, text }: { drafts: boolean; reason: string | null; answered: boolean; accepted: boolean; text: string }): Refused | null {
  if (!drafts) return refused("approval.not-the-drafter");
  if (reason !== "edited") return refused("documents.not-an-edit");
  if (answered) return refused("documents.answered-already");
  return !accepted && text === "" ? refused("documents.answer-required", {}, "text") : null;
}

/** A department or a cooperator answers within so many days; after that the matter may go on without (§9). */
export const answerDays = 7;

/** Whether somebody with these posts may leave a step out on a ground; without one named, whether there is any on which they might. */
export function mayBeSkipped(route: Route, position: number, { postIds, headedIds }: { postIds: readonly string[]; headedIds: readonly string[] }, ground: SkipGround | null = "absent"): boolean {
  return postIds.some((postId) => !isRefused(decide(route, { type: "skip", by: { officialId: "", postId, onBehalfOf: "", as: "own" }, position, reason: "-", ground, heads: headedIds }, 0)));
}

/** Why a step may be left out today, or null. */
export function groundToSkip({ absent, reachedAt, now }: { absent: boolean; reachedAt: number | null; now: number }): SkipGround | null {
  if (absent) return "absent";
  return reachedAt !== null && now - reachedAt > answerDays * 86_400_000 ? "overdue" : null;
}

export type Act = "edit" | "submit" | "approve" | "editText" | "return" | "recall" | "redraft" | "discard" | "hold" | "resume" | "stop" | "reroute" | "openInside" | "rerouteInside" | "read" | "circulate" | "remind";

export interface Facts {
  status: Status;
  /** Its texts are gone by a disposal. */
  destroyed: boolean;
  drafterPostId: string;
  route: Route;
  /** Posts that the actor may act for today. */
  postIds: readonly string[];
  /** Those among them that are the actor's own, and not held for somebody absent. */
  ownPostIds?: readonly string[];
  /** Departments that the actor heads today. */
  headedIds?: readonly string[];
}

/** What somebody may do with a document now, or why not. */
export function mayOf({ status, destroyed, drafterPostId, route, postIds, ownPostIds = postIds, headedIds = [] }: Facts): May<Act> {
  const drafts = postIds.includes(drafterPostId);
  const own = drafts ? null : refused("approval.not-the-drafter");
  const draftOnly = own ?? (openStatuses.includes(status) ? null : refused(status === "approved" ? "approval.decided" : "approval.under-way"));
  const mine = turnAt(route, postIds);
  const toRead = route.steps.filter((step) => step.state === "to-read" && postIds.includes(step.postId));
  const onRoute = route.steps.find((step) => postIds.includes(step.postId));
  const as = (postId: string): Acting => ({ officialId: "", postId, onBehalfOf: "", as: "own" });
  /** The rule itself answers, asked with whatever it would want of the person. */
  const asked = (command: Command) => {
    const result = decide(route, command, 0);
    return isRefused(result) ? result : null;
  };
  const turn = mine ? null : (asked({ type: "approve", by: as(onRoute?.postId ?? ""), opinion: false, edited: false }) ?? refused("approval.not-your-step"));
  const edits = turn ?? (mine && decides(mine.kind) && mine.parent === null ? refused("approval.decider-edits") : mine && (mine.kind !== "review" || mine.parent !== null) ? refused("approval.cooperator-edits") : null);
  return {
    edit: draftOnly,
    submit: draftOnly,
    discard: own ?? (status === "draft" ? null : refused("documents.not-a-draft")),
    approve: turn,
    editText: edits,
    return: turn,
    recall: own ?? asked({ type: "recall", by: as(drafterPostId), reason: "" }),
    redraft: own ?? (destroyed ? refused("documents.destroyed") : status === "approved" ? null : refused("documents.not-decided")),
    hold: turn ?? asked({ type: "hold", by: as(mine!.postId), reason: "-" }),
    resume: turn ?? asked({ type: "resume", by: as(mine!.postId) }),
    stop: own ?? asked({ type: "stop", by: as(drafterPostId), reason: "-" }),
    reroute: rerouteFault(route, postIds),
    openInside: ledStep(route, "now", postIds, headedIds) ? null : (turn ?? refused("approval.not-a-department")),
    rerouteInside: mayRerouteInside(route, postIds, headedIds),
    read: toRead.length === 0 ? refused("approval.nothing-to-read") : toRead.some((step) => step.kind !== "post-report" || ownPostIds.includes(step.postId)) ? null : refused("approval.report-is-own"),
    remind: own ?? (route.status === "under-way" ? null : refused("approval.not-under-way")),
    circulate: status !== "approved" ? refused("approval.not-decided") : onRoute ? null : refused("approval.not-on-route"),
  };
}

function mayRerouteInside(route: Route, postIds: readonly string[], headedIds: readonly string[]): Refused | null {
  if (route.status !== "under-way") return refused(route.status === "laid" ? "approval.not-under-way" : `approval.${route.status}`);
  const step = ledStep(route, "inside", postIds, headedIds);
  if (!step) return refused("approval.not-yours-to-route");
  return insideOf(route, step.id).some((one) => decides(one.kind) && one.state !== "waiting") ? refused("approval.nothing-to-route") : null;
}

/** Who read a record is shown to its holders: the post that wrote it, and who heads its department or one of a further agency that numbered it too (rule 5). */
export function maySeeReads(row: { drafterPostId: string; departmentId: string }, jointIds: readonly string[], { postIds, headedIds }: { postIds: readonly string[]; headedIds: readonly string[] }): Refused | null {
  return postIds.includes(row.drafterPostId) || [row.departmentId, ...jointIds].some((id) => headedIds.includes(id)) ? null : refused("documents.not-the-holder");
}
