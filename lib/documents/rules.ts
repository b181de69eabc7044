import { agencyToken, departmentToken, everyone, postToken, tokenSets } from "#lib/access/rules.ts";
import type { TokenSets } from "#lib/access/rules.ts";
import { currentPosition, decides } from "#lib/approval/rules.ts";
import type { Route } from "#lib/approval/rules.ts";
import { refused } from "#lib/refusal.ts";
import type { May, Refusals, Refused } from "#lib/refusal.ts";

export const refusals: Refusals = {
  "title-required": 422,
  "summary-required": 422,
  "task-required": 422,
  "reasons-required": 422,
  "reasons-not-wanted": 422,
  "departments-required": 422,
  "body-unknown": 422,
  "body-too-deep": 422,
  "body-too-long": 422,
  "text-competes": 409,
  "not-a-draft": 409,
  "unknown-task": 422,
  "unknown-file": 422,
  "unknown-post": 422,
  "unknown-department": 422,
  "no-seat": 403,
};

export type Status = "draft" | "in-approval" | "returned" | "recalled" | "approved";
/** How a document stands, by how its route stands. */
export const statusOfRoute: Readonly<Record<Route["status"], Status>> = { laid: "draft", "under-way": "in-approval", returned: "returned", recalled: "recalled", decided: "approved" };

export type Disclosure = "open" | "partly" | "closed";
export type AccessScope = "department" | "departments" | "agency" | "government";
/** The step of the standard process at which an activity stands. */
export type Stage = "collect" | "decide" | "result";

export const disclosures: readonly Disclosure[] = ["open", "partly", "closed"];
export const scopes: readonly AccessScope[] = ["department", "departments", "agency", "government"];
export const stages: readonly Stage[] = ["collect", "decide", "result"];

export interface AccessFacts {
  status: Status;
  agencyId: string;
  departmentId: string;
  drafterPostId: string;
  disclosure: Disclosure;
  scope: AccessScope;
  scopeDepartments: readonly string[];
  /** Posts on the route as it was submitted; a draft's plan gives nobody a right. */
  routePostIds: readonly string[];
}

/**
 * Who may know and read a document. A draft is its post's alone; under way, the route's as well;
 * once decided, its scope's. That it exists may be known in the agency unless it is closed.
 */
export function tokensOf(facts: AccessFacts): TokenSets {
  const readers = [facts.drafterPostId, ...facts.routePostIds].map(postToken);
  if (facts.status !== "approved") return tokenSets([], facts.status === "draft" && facts.routePostIds.length === 0 ? [postToken(facts.drafterPostId)] : readers);
  const scope = {
    department: () => [departmentToken(facts.departmentId)],
    departments: () => [facts.departmentId, ...facts.scopeDepartments].map(departmentToken),
    agency: () => [agencyToken(facts.agencyId)],
    government: () => [everyone],
  }[facts.scope]();
  return tokenSets(facts.disclosure === "closed" ? [] : [agencyToken(facts.agencyId)], [...readers, ...scope]);
}

export interface CardFacts {
  title: string;
  summary: string;
  unitTaskId: string | null;
  disclosure: Disclosure;
  reasons: readonly number[];
  scope: AccessScope;
  scopeDepartments: readonly string[];
}

/** What still keeps a card from being submitted: each fault at its field (§5, §22; disclosure act 9). */
export function cardFault(card: CardFacts): Refused | null {
  if (card.title.trim() === "") return refused("documents.title-required", {}, "title");
  if (card.summary.trim() === "") return refused("documents.summary-required", {}, "summary");
  if (card.unitTaskId === null) return refused("documents.task-required", {}, "unitTaskId");
  if (card.disclosure !== "open" && card.reasons.length === 0) return refused("documents.reasons-required", {}, "reasons");
  if (card.disclosure === "open" && card.reasons.length > 0) return refused("documents.reasons-not-wanted", {}, "reasons");
  if (card.scope === "departments" && card.scopeDepartments.length === 0) return refused("documents.departments-required", {}, "scopeDepartments");
  return null;
}

export type Act = "edit" | "submit" | "approve" | "editText" | "return" | "recall" | "redraft" | "discard";

export interface Facts {
  status: Status;
  drafterPostId: string;
  route: Route;
  /** Posts that the actor may act for today. */
  postIds: readonly string[];
}

/** What somebody may do with a document now, or why not. */
export function mayOf({ status, drafterPostId, route, postIds }: Facts): May<Act> {
  const drafts = postIds.includes(drafterPostId);
  const open = status === "draft" || status === "returned" || status === "recalled";
  const own = drafts ? null : refused("approval.not-the-drafter");
  const draftOnly = own ?? (open ? null : refused(status === "approved" ? "approval.decided" : "approval.under-way"));
  const step = route.steps[currentPosition(route)];
  const turn = step && postIds.includes(step.postId) ? null : refused(step ? "approval.not-your-step" : status === "approved" ? "approval.decided" : "approval.not-under-way");
  const edits = turn ?? (step?.kind === "cooperation" ? refused("approval.cooperator-edits") : step && decides(step.kind) ? refused("approval.decider-edits") : null);
  const acted = route.steps.slice(1).some((one) => one.state === "done");
  return {
    edit: draftOnly,
    submit: draftOnly,
    discard: own ?? (status === "draft" ? null : refused("documents.not-a-draft")),
    approve: turn,
    editText: edits,
    return: turn,
    recall: own ?? (route.status !== "under-way" ? refused("approval.not-under-way") : acted ? refused("approval.next-has-acted") : null),
    redraft: own ?? (status === "approved" ? null : refused("documents.not-a-draft")),
  };
}
