import { describe, expect, test } from "vitest";
import { routeFault } from "#lib/approval/faults.ts";
import { asToday, sameRoute } from "#lib/approval/suggesting.ts";
import type { KeptStep, PostToday, WhyDropped } from "#lib/approval/suggesting.ts";

const drafter: PostToday = { postId: "drafter", departmentId: "d", agencyId: "a" };
const posts = new Map(
  [drafter, { postId: "reviewer", departmentId: "d", agencyId: "a" }, { postId: "friend", departmentId: "e", agencyId: "a" }, { postId: "other", departmentId: "e", agencyId: "a" }, { postId: "decider", departmentId: "d", agencyId: "a" }, { postId: "abroad", departmentId: "x", agencyId: "b" }].map((post) => [post.postId, post]),
);
const kept = (kind: KeptStep["kind"], postId: string, more: Partial<KeptStep> = {}): KeptStep => ({ kind, postId, postKo: `${postId} 자리`, postEn: postId, ...more });

describe("a kept route, as it may be laid today", () => {
  const usual = [kept("draft", "gone"), kept("review", "reviewer"), kept("cooperation", "friend", { group: 1 }), kept("cooperation", "other", { group: 1 }), kept("delegated-decision", "decider"), kept("circulation", "abroad")];
  test("begins with whoever drafts now and has no fault", () => {
    const { steps, dropped } = asToday(usual, posts, drafter);
    expect(steps.map((step) => step.kind)).toEqual(["draft", "review", "cooperation", "cooperation", "delegated-decision", "circulation"]);
    expect(steps[2]).toEqual({ kind: "cooperation", postId: "friend", group: 1 });
    expect(dropped).toEqual([]);
    expect(routeFault(steps, "drafter")).toBeNull();
  });

  test.each<[string, KeptStep, WhyDropped]>([
    ["a post that ended", kept("review", "gone"), "ended"],
    ["the drafter's own", kept("review", "drafter"), "own"],
    ["a reviewer of another agency by now", kept("review", "abroad"), "moved"],
    ["a decider of another agency by now", kept("decision", "abroad"), "moved"],
    ["a department whose post moved", kept("cooperation", "friend", { departmentId: "d" }), "moved"],
    ["a joint signature of one's own agency", kept("joint", "other", { departmentId: "e" }), "moved"],
  ])("%s is left out and said", (_, step, why) => {
    expect(asToday([step, kept("delegated-decision", "decider")], posts, drafter)).toEqual({
      steps: [{ kind: "draft", postId: "drafter" }, { kind: "delegated-decision", postId: "decider" }],
      dropped: [{ postKo: step.postKo, postEn: step.postEn, why }],
    });
  });

  test("who is left alone of those side by side stands in the line", () => {
    const { steps } = asToday([kept("cooperation", "gone", { group: 1 }), kept("cooperation", "friend", { group: 1 }), kept("delegated-decision", "decider")], posts, drafter);
    expect(steps[1]).toEqual({ kind: "cooperation", postId: "friend" });
  });

  test("no post stands twice, and what follows by itself is not laid", () => {
    const { steps } = asToday([kept("review", "reviewer"), kept("circulation", "reviewer"), kept("delegated-decision", "decider"), kept("post-report", "decider")], posts, drafter);
    expect(steps.map((step) => step.postId)).toEqual(["drafter", "reviewer", "decider"]);
  });

  test("two routes are the same when they ask the same of the same posts", () => {
    const one = asToday(usual, posts, drafter).steps;
    expect(sameRoute(one, asToday(usual, posts, drafter).steps)).toBe(true);
    expect(sameRoute(one, one.slice(0, -1))).toBe(false);
    expect(sameRoute([{ kind: "cooperation", postId: "friend" }], [{ kind: "cooperation", postId: "friend", group: 1 }])).toBe(false);
  });
});
