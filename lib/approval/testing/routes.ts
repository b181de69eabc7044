import type { Acting, Command, Step } from "#lib/approval/rules.ts";

/* The people and routes of the rules' tests. */

export const by = (postId: string, as: Acting["as"] = "own"): Acting => ({ officialId: `o-${postId}`, postId, onBehalfOf: as === "own" ? "" : "한도윤", as });
export const steps: Step[] = [
  { kind: "draft", postId: "drafter" },
  { kind: "review", postId: "reviewer" },
  { kind: "cooperation", postId: "cooperator" },
  { kind: "delegated-decision", postId: "decider" },
];
/** Two cooperate side by side, one of them a whole department; another agency signs too; two read. */
export const whole: Step[] = [
  { kind: "draft", postId: "drafter" },
  { kind: "review", postId: "reviewer" },
  { kind: "cooperation", postId: "cooperator", group: 1 },
  { kind: "cooperation", postId: "head-b", departmentId: "b", group: 1 },
  { kind: "confirmation", postId: "confirmer" },
  { kind: "decision", postId: "decider" },
  { kind: "joint", postId: "head-c", departmentId: "c" },
  { kind: "reference", postId: "informed" },
  { kind: "circulation", postId: "reader" },
];
export const inside: Step[] = [{ kind: "review", postId: "b-1" }, { kind: "delegated-decision", postId: "head-b" }];

export const submit: Command = { type: "submit", by: by("drafter"), steps };
export const submitWhole: Command = { type: "submit", by: by("drafter"), steps: whole };
export const approve = (postId: string, edited = false): Command => ({ type: "approve", by: by(postId), opinion: false, edited });
export const giveBack = (postId: string): Command => ({ type: "return", by: by(postId), reason: "근거 보완" });
export const open = (postId: string, laid: readonly Step[] = inside): Command => ({ type: "open", by: by(postId), steps: laid });
