import type { Language } from "#lib/names.ts";
import { nameOf } from "#lib/names.ts";
import { formatInstant } from "#lib/format.ts";
import type { Day } from "#lib/time.ts";
import { decides } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import type { Stop } from "#components/ui/Route.tsx";
import type { Tone } from "#components/ui/Badge.tsx";
import type { Signature } from "./Letter.tsx";

/** A step of a route as lists and pages get it. */
export interface ShownStep {
  position: number;
  kind: string;
  postId: string;
  group: number | null;
  parent: number | null;
  departmentId: string | null;
  held: boolean;
  reason: string;
  nameKo: string;
  nameEn: string;
  postNameKo: string;
  postNameEn: string;
  state: string;
  onBehalfOf: string;
  actedAs: string;
  hasOpinion: boolean;
  actedAt: Date | null;
  versionBefore: number | null;
  versionAfter: number | null;
}

type Say = (key: string, values?: Record<string, string | number>) => string;

const states = { done: "done", now: "now", inside: "now", waiting: "next", returned: "returned", skipped: "skipped", "to-read": "now" } as const;

/** The route as a line of people, those inside a department below it. `mine`: the posts of whoever looks. */
export function stopsOf(steps: readonly ShownStep[], language: Language, today: Day, mine: readonly string[], say: Say, kindOf: (kind: string) => string): Stop[] {
  const stopOf = (step: ShownStep): Stop => {
    const state = states[step.state as keyof typeof states] ?? "next";
    const edited = step.versionBefore !== null && step.versionAfter !== null && step.versionBefore !== step.versionAfter && step.position > 0;
    const note = [step.reason, edited ? say("step.versions", { from: step.versionBefore ?? 0, to: step.versionAfter ?? 0 }) : ""].filter(Boolean).join(" · ");
    const mark = step.held ? say("step.held") : step.onBehalfOf ? say("step.onBehalf", { name: step.onBehalfOf }) : step.actedAs === "acting" ? say("step.acting") : step.departmentId && step.parent === null ? say("step.department") : "";
    const inside = steps.filter((one) => one.parent === step.position).map(stopOf);
    return {
      id: String(step.position),
      state,
      kind: kindOf(step.kind),
      name: nameOf(step, language) || say("step.vacant"),
      post: language === "en" && step.postNameEn ? step.postNameEn : step.postNameKo,
      when: step.actedAt ? formatInstant(step.actedAt, language, today) : whenOf(step, mine, say),
      group: step.group,
      ...(mark ? { mark } : {}),
      ...(note ? { note } : {}),
      ...(step.hasOpinion ? { opinionHref: "#opinions" } : {}),
      ...(inside.length > 0 ? { inside } : {}),
    };
  };
  return steps.filter((step) => step.parent === null).map(stopOf);
}

function whenOf(step: ShownStep, mine: readonly string[], say: Say): string {
  if (step.state === "now") return say(mine.includes(step.postId) ? "step.mine" : "step.now");
  if (step.state === "inside") return say("step.inside");
  return say(step.state === "to-read" ? "step.toRead" : "step.next");
}

/** Those whose names stand below the letter: cooperators stand apart, readers nowhere. */
const signs = new Set(["draft", "review", "confirmation", "decision", "delegated-decision", "joint"]);

/** 대결 where a deputy decided, 대리 where one acted otherwise for somebody; 직무대리 at a post without a holder. */
function standsIn(step: ShownStep, say: Say): string {
  if (step.actedAs === "acting") return say("step.acting");
  return step.actedAs === "deputy" ? say(decides(step.kind as StepKind) ? "step.decidedFor" : "step.deputy") : "";
}

/** Who signs below the letter, and who cooperated. */
export function signaturesOf(steps: readonly ShownStep[], language: Language, say: Say, kindOf: (kind: string) => string): { signatures: Signature[]; cooperators: Signature[] } {
  const shown = (step: ShownStep): Signature => ({
    post: language === "en" && step.postNameEn ? step.postNameEn : step.postNameKo,
    name: step.state === "done" ? nameOf(step, language) : "",
    mark: [decides(step.kind as StepKind) && step.kind !== "decision" ? kindOf(step.kind) : "", step.state === "done" ? standsIn(step, say) : ""].filter(Boolean).join("·"),
  });
  return {
    signatures: steps.filter((step) => step.parent === null && signs.has(step.kind)).map(shown),
    cooperators: steps.filter((step) => step.parent === null && step.kind === "cooperation" && step.state === "done").map(shown),
  };
}

export const statusTone: Readonly<Record<string, Tone>> = { draft: "grey", "in-approval": "now", returned: "bad", recalled: "warn", stopped: "bad", approved: "ok" };
export const disclosureTone: Readonly<Record<string, Tone>> = { open: "ok", partly: "warn", closed: "grey" };

/** A disclosure class with its reasons, as written: 부분공개(5·6). */
export function disclosureText(word: string, reasons: readonly number[]): string {
  return reasons.length > 0 ? `${word}(${reasons.join("·")})` : word;
}
