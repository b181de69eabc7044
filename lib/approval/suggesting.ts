import { decides } from "#lib/approval/rules.ts";
import type { Step, StepKind } from "#lib/approval/rules.ts";

/* A route that was laid once, as it may be laid today: posts end, move and change hands. */

/** A step as it was kept, with the name that its post had. */
export interface KeptStep extends Step {
  postKo: string;
  postEn: string;
}

/** A post as it is today. */
export interface PostToday {
  postId: string;
  departmentId: string;
  agencyId: string;
}

/** ended: the post is no more · moved: it belongs to another department or agency now · own: it is the drafter's */
export type WhyDropped = "ended" | "moved" | "own";

export interface Dropped {
  postKo: string;
  postEn: string;
  why: WhyDropped;
}

export interface Laid {
  steps: Step[];
  dropped: Dropped[];
}

/** Kinds that only somebody of the drafter's own agency does. */
const within = (kind: StepKind) => kind === "review" || kind === "confirmation" || decides(kind);

function whyDropped(step: KeptStep, post: PostToday | undefined, drafter: PostToday): WhyDropped | null {
  if (!post) return "ended";
  if (step.postId === drafter.postId) return "own";
  if (step.departmentId && step.departmentId !== post.departmentId) return "moved";
  if (step.kind === "joint" ? post.agencyId === drafter.agencyId : within(step.kind) && post.agencyId !== drafter.agencyId) return "moved";
  return null;
}

/** The kept steps as they may be laid by a drafter today, the draft first; what no longer fits is left out and said. */
export function asToday(kept: readonly KeptStep[], posts: ReadonlyMap<string, PostToday>, drafter: PostToday): Laid {
  const steps: Step[] = [];
  const dropped: Dropped[] = [];
  for (const step of kept.filter(({ kind }) => kind !== "draft" && kind !== "post-report")) {
    const why = whyDropped(step, posts.get(step.postId), drafter);
    if (why) dropped.push({ postKo: step.postKo, postEn: step.postEn, why });
    else if (!steps.some((other) => other.postId === step.postId)) steps.push({ kind: step.kind, postId: step.postId, ...(step.group ? { group: step.group } : {}), ...(step.departmentId ? { departmentId: step.departmentId } : {}) });
  }
  // Side by side stand two at least.
  const alone = (step: Step) => step.group !== undefined && steps.filter((other) => other.group === step.group).length < 2;
  return { steps: [{ kind: "draft", postId: drafter.postId }, ...steps.map(({ group, ...step }) => (group === undefined || alone({ ...step, group }) ? step : { ...step, group }))], dropped };
}

/** Whether two routes ask the same of the same posts. */
export function sameRoute(one: readonly Step[], other: readonly Step[]): boolean {
  const said = (steps: readonly Step[]) => steps.map(({ kind, postId, group, departmentId }) => [kind, postId, group ?? "", departmentId ?? ""].join()).join(";");
  return said(one) === said(other);
}
