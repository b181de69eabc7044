import type { StepKind } from "#lib/approval/rules.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import type { AccessScope, Disclosure, KnownTo, Stage } from "#lib/documents/rules.ts";
import { addDays } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { SeedClassification, SeedRule, SeedTask } from "./classification.ts";
import { merger } from "./data/agencies.ts";
import { kinds } from "./data/kinds.ts";
import { dayOfMs, laterAtWork } from "./office.ts";
import type { Hand, Office } from "./office.ts";
import { monthStart } from "./organisation.ts";
import { seedId } from "./random.ts";
import type { Chance } from "./random.ts";
import { Writer } from "./text.ts";
import type { Written } from "./text.ts";

export type StoryAct =
  | { type: "submit"; at: number; by: Hand; body: BodyNode }
  | { type: "approve"; at: number; by: Hand; opinion: string; edited: BodyNode | null }
  | { type: "return" | "recall"; at: number; by: Hand; reason: string };

/** What happened with one document, from its draft to where it stands today; two writers bring it into the database. */
export interface Story {
  id: string; createdAt: number; drafter: Hand; departmentKey: string; task: SeedTask; rule: SeedRule | null;
  written: Written; stage: Stage; disclosure: Disclosure; reasons: number[]; scope: AccessScope; scopeDepartments: string[]; knownTo: KnownTo;
  urgency: "normal" | "urgent"; dueOn: Day | null; steps: { kind: StepKind; postKey: string }[]; acts: StoryAct[];
  /** The decided document whose text this card takes up again. */
  redraftOf: Story | null;
  /** When its drafter threw it away, unsubmitted. */
  discardedAt: number | null;
}

/** How far a document gets: decided, or waiting at a step (0: still a draft), returned or recalled. */
export type Ending = { to: "decided" } | { to: "waiting"; position: number } | { to: "returned"; position: number } | { to: "recalled" } | { to: "discarded" };

export interface Brief {
  key: string; createdAt: number; task: SeedTask; ending: Ending; drafterPost?: string; cooperatorPost?: string; dueOn?: Day; urgent?: boolean; detour?: "returned" | "recalled" | "none"; kind?: number; redraftOf?: Story;
}

/** Tells one story; null when nobody held a needed post, or when its last act would come after `before` or after its unit. */
export function tell(office: Office, classification: SeedClassification, luck: Chance, brief: Brief, before: number): Story | null {
  const day = dayOfMs(brief.createdAt);
  const { task } = brief;
  const merged = day < monthStart(office.organisation.today, merger.monthsAgo) && task.nameKo.startsWith("민원 서류");
  const departmentKey = merged ? merger.key : task.departmentKey;
  const main = classification.people.find((one) => one.unitTaskId === task.id && one.role === (luck.odds(0.8) ? "main" : "deputy") && one.validFrom <= day && (one.validUntil === null || day <= one.validUntil))?.postKey;
  const drafterPost = brief.drafterPost ?? (merged ? `${merger.key}/${luck.int(1, merger.staff)}` : main);
  const drafter = drafterPost === undefined ? null : office.hand(drafterPost, day);
  if (!drafter || drafter.post.level > 2) return null;
  const rule = classification.rules.find((one) => one.unitTaskId === task.id) ?? classification.rules.find((one) => one.agencyKey === task.agencyKey && one.unitTaskId === null) ?? null;
  const others = office.organisation.departments.filter((one) => one.agencyKey === task.agencyKey && one.isHandlingUnit && one.key !== departmentKey && one.validUntil === null);
  const writer = new Writer(luck, { subject: task.nameKo, basis: task.basis, day, others: others.map((one) => office.nameOn(one.key, day).nameKo) });
  const kind = kinds[brief.kind ?? luck.int(0, kinds.length - 1)]!;
  const { redraftOf } = brief;
  const written = redraftOf ? { ...redraftOf.written, body: writer.edited(signedBody(redraftOf)) } : writer.write(kind);
  const steps = redraftOf?.steps ?? routeOf(office, luck, brief, departmentKey, drafter, rule?.level ?? 3, others.map((one) => one.key));
  const { disclosure, reasons } = redraftOf ?? disclosureOf(kind.key, luck);
  const scope: AccessScope = luck.odds(0.66) ? "department" : luck.pick(["agency", "agency", "departments", "government"]);
  const acts = actsOf(office, luck, brief, writer, written.body, steps, day);
  const last = acts?.at(-1)?.at ?? brief.createdAt;
  // A unit that was merged decides nothing more.
  if (!acts || last >= before || !office.stands(departmentKey, dayOfMs(last))) return null;
  const id = seedId("document", brief.key, new Date(brief.createdAt));
  return {
    id, createdAt: brief.createdAt, drafter, departmentKey, task, rule, written, stage: kind.stage, disclosure, reasons, scope,
    scopeDepartments: scope === "departments" ? luck.shuffled(others).slice(0, 2).map((one) => one.id) : [], knownTo: disclosure !== "closed" && Number.parseInt(id.at(-1) ?? "0", 16) % 8 === 5 ? "government" : "agency", urgency: brief.urgent ? "urgent" : "normal",
    dueOn: brief.dueOn ?? (luck.odds(0.25) ? addDays(day, luck.int(5, 20)) : null), steps, acts,
    redraftOf: redraftOf ?? null, discardedAt: brief.ending.to === "discarded" ? laterAtWork(brief.createdAt, 2 + luck.int(1, 20)) : null,
  };
}

/** The text as it was decided. */
function signedBody(story: Story): BodyNode {
  return story.acts.reduce((body, act) => (act.type === "submit" ? act.body : act.type === "approve" ? (act.edited ?? body) : body), story.written.body);
}

function routeOf(office: Office, luck: Chance, brief: Brief, departmentKey: string, drafter: Hand, level: number, others: readonly string[]): Story["steps"] {
  const steps: Story["steps"] = [{ kind: "draft", postKey: drafter.post.key }];
  if (drafter.post.level === 1) steps.push({ kind: "review", postKey: `${departmentKey}/deputy` });
  if (brief.cooperatorPost) steps.push({ kind: "cooperation", postKey: brief.cooperatorPost });
  else if (luck.odds(0.3)) steps.push({ kind: "cooperation", postKey: `${luck.pick(others)}/head` });
  const heads = office.headsAbove(departmentKey);
  const decider = Math.max(0, heads.findIndex((post) => post.level >= level));
  heads.slice(0, decider + 1).forEach((post, at) => steps.push({ kind: at < decider ? "review" : post.level >= 6 ? "decision" : "delegated-decision", postKey: post.key }));
  return steps;
}

function disclosureOf(kind: string, luck: Chance): { disclosure: Disclosure; reasons: number[] } {
  if (kind === "contract" && luck.odds(0.5)) return { disclosure: "closed", reasons: luck.odds(0.5) ? [5, 7] : [7] };
  if (luck.odds(0.16)) return { disclosure: "partly", reasons: [luck.pick([5, 6, 6])] };
  return luck.odds(0.05) ? { disclosure: "closed", reasons: [luck.pick([1, 2, 4, 5])] } : { disclosure: "open", reasons: [] };
}

function actsOf(office: Office, luck: Chance, brief: Brief, writer: Writer, body: BodyNode, steps: Story["steps"], created: Day): StoryAct[] | null {
  const acts: StoryAct[] = [];
  const { ending } = brief;
  if (ending.to === "discarded" || (ending.to === "waiting" && ending.position === 0)) return acts;
  let at = laterAtWork(brief.createdAt, luck.int(1, 9) + luck.next());
  let text = body;
  const hand = (place: number) => office.hand(steps[place]!.postKey, dayOfMs(at));
  // The person who drafted submits: a draft does not outlive a change of its post in this world.
  const own = office.hand(steps[0]!.postKey, created);
  const submit = () => {
    const by = hand(0);
    if (!by || by.official !== own?.official) return false;
    acts.push({ type: "submit", at, by, body: text });
    return true;
  };
  const step = () => (at = laterAtWork(at, 0.3 + luck.next() * luck.pick([2, 5, 9, 16])));
  if (!submit()) return null;
  const detour = brief.detour ?? (luck.odds(0.1) ? "returned" : luck.odds(0.04) ? "recalled" : "none");
  const pause = (type: "return" | "recall", place: number) => {
    step();
    const by = hand(place);
    if (!by) return false;
    acts.push({ type, at, by, reason: writer.opinion(type) });
    return true;
  };
  if (detour === "recalled" || ending.to === "recalled") {
    if (!pause("recall", 0)) return null;
    if (ending.to === "recalled") return acts;
    step();
    text = writer.edited(text);
    if (!submit()) return null;
  }
  const returning = ending.to === "returned" ? ending.position : detour === "returned" ? luck.int(1, steps.length - 1) : 0;
  const until = ending.to === "waiting" ? ending.position : steps.length;
  let returned = false;
  for (let place = 1; place < until; place += 1) {
    if (place === returning && !returned) {
      if (!pause("return", place)) return null;
      if (ending.to === "returned") return acts;
      returned = true;
      step();
      text = writer.edited(text);
      if (!submit()) return null;
      place = 0;
      continue;
    }
    step();
    const by = hand(place);
    const { kind } = steps[place]!;
    if (!by || steps.slice(1, place).some((one) => one.postKey === by.post.key)) return null;
    const edited = kind === "review" && luck.odds(0.1) ? writer.edited(text) : null;
    if (edited) text = edited;
    const speaks = kind === "cooperation" ? 0.6 : kind === "review" ? 0.25 : 0.12;
    acts.push({ type: "approve", at, by, edited, opinion: luck.odds(speaks) ? writer.opinion(kind === "cooperation" ? "cooperation" : kind === "review" ? "review" : "decision") : "" });
  }
  return acts;
}
