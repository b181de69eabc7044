import { Refusal } from "#lib/refusal.ts";
import type { Tx } from "#lib/platform/database.ts";
import type { Day } from "#lib/time.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { SeatedPost } from "#lib/organisation/units.ts";
import { delegationFor, otherDecider, plannedRoute } from "#lib/approval/delegation.ts";
import { ownDecision } from "#lib/approval/delegation-rules.ts";
import type { StepNames } from "#lib/approval/store.ts";
import { decides } from "#lib/approval/rules.ts";
import type { Step } from "#lib/approval/rules.ts";
import type { Document } from "#prisma/generated/client.ts";

/** The refusals of `routed`, each at its step. */
export const routingRefusals = ["documents.unknown-post", "documents.department-of-post", "documents.other-agency", "documents.own-agency", "documents.agency-twice", "approval.delegation-reason-required", "approval.amount-required"];

/** What the table of delegated authority says of a route. */
export interface Authority {
  ruleId: string | null;
  /** The table gives the matter to the level of the drafter's own post. */
  drafterMayDecide: boolean;
}

/**
 * The posts of a route as they are today, with the names that its steps keep. Whoever prepares and decides is of
 * the document's agency, whoever signs jointly of another, which signs once (rule 5); a department is received by a
 * post of its own. `standing`: the steps that stay where a route is changed.
 */
export async function routed(tx: Tx, row: Pick<Document, "agencyId">, steps: readonly Step[], today: Day, standing: readonly Step[] = []): Promise<{ posts: ReadonlyMap<string, SeatedPost>; names: Map<string, StepNames> }> {
  const posts = new Map((await postsWith(tx, { ids: [...standing, ...steps].map((step) => step.postId) }, today)).map((post) => [post.postId, post]));
  const names = new Map<string, StepNames>();
  const signing = standing.flatMap((step) => (step.kind === "joint" ? (posts.get(step.postId)?.agencyId ?? []) : []));
  for (const [at, step] of steps.entries()) {
    const post = posts.get(step.postId);
    const field = `steps[${at}]`;
    if (!post) throw new Refusal("documents.unknown-post", {}, field);
    if (step.departmentId && post.departmentId !== step.departmentId) throw new Refusal("documents.department-of-post", {}, field);
    if (step.kind === "joint" && post.agencyId === row.agencyId) throw new Refusal("documents.own-agency", {}, field);
    if (step.kind === "joint" && signing.includes(post.agencyId)) throw new Refusal("documents.agency-twice", {}, field);
    if (step.kind === "joint") signing.push(post.agencyId);
    if ((step.kind === "review" || step.kind === "confirmation" || decides(step.kind)) && post.agencyId !== row.agencyId) throw new Refusal("documents.other-agency", {}, field);
    names.set(step.postId, namesOfPost(post));
  }
  return { posts, names };
}

export function namesOfPost(post: SeatedPost): StepNames {
  return { nameKo: post.holderKo ?? "", nameEn: post.holderEn ?? "", postNameKo: post.nameKo, postNameEn: post.nameEn };
}

interface Reason {
  text: string;
  /** Where it is written. */
  field: string;
  /** Who decides already: to keep them wants no new reason. */
  standing?: string | undefined;
}

/** What the table says of this matter; naming somebody else as decider wants the reason (위임전결). */
export async function authority(tx: Tx, row: Pick<Document, "agencyId" | "unitTaskId" | "matterKind" | "amount" | "drafterPostId" | "departmentId">, steps: readonly Step[], posts: ReadonlyMap<string, SeatedPost>, reason: Reason, today: Day): Promise<Authority> {
  const { clause, asksAmount } = await delegationFor(tx, row.agencyId, row, today);
  if (asksAmount) throw new Refusal("approval.amount-required", {}, "amount");
  const last = steps.find((step) => decides(step.kind));
  const decider = last ? posts.get(last.postId) : undefined;
  if (clause && decider && reason.text === "" && decider.postId !== reason.standing && decider.postId !== row.drafterPostId && otherDecider(clause.level, await plannedRoute(tx, row.drafterPostId, row.departmentId, clause, today), decider)) {
    throw new Refusal("approval.delegation-reason-required", {}, reason.field);
  }
  const drafter = posts.get(row.drafterPostId);
  return { ruleId: clause?.id ?? null, drafterMayDecide: drafter !== undefined && ownDecision(drafter, clause) };
}
