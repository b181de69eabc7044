import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefused } from "#lib/refusal.ts";
import { decide } from "#lib/approval/deciding.ts";
import { evolve, fold, isComplete } from "#lib/approval/evolving.ts";
import { deciderOf, decides, emptyRoute, isRead, outerSteps, turnsOf } from "#lib/approval/rules.ts";
import { approve, by, giveBack, inside, open, steps, submit, submitWhole, whole } from "#lib/approval/testing/routes.ts";
import type { Acting, Command, Event, Route, RouteStep, Step } from "#lib/approval/rules.ts";

describe("whatever is commanded, in any order", () => {
  const posts = ["drafter", "reviewer", "cooperator", "head-b", "b-1", "chief-b", "confirmer", "decider", "head-c", "c-1", "head-d", "informed", "reader", "stranger"];
  /** A joint document of three agencies. */
  const three: Step[] = [...steps.slice(0, 2), whole[5]!, whole[6]!, { kind: "joint", postId: "head-d", departmentId: "d" }];
  const post = fc.constantFrom(...posts);
  /** Stands for whoever's turn it is when the command comes. */
  const turn = "*";
  const actor = fc.tuple(fc.oneof({ weight: 2, arbitrary: fc.constant(turn) }, { weight: 1, arbitrary: post }), fc.constantFrom<Acting["as"]>("own", "own", "deputy", "acting")).map(([id, as]) => by(id, as));
  /** What whoever acts heads: the department asked to cooperate, or none. */
  const heads = fc.constantFrom<string[]>([], [], ["b"], ["c"]);
  const leads = fc.constantFrom("head-b", "head-c", "chief-b", "b-1").map((id) => by(id));
  const tail = fc.constantFrom<Step[]>([steps[3]!], [{ kind: "review", postId: "late" }, whole[5]!, whole[6]!], whole.slice(4), [], [steps[2]!], [whole[5]!], [{ kind: "decision", postId: "other" }], whole.slice(6), [whole[6]!, { kind: "circulation", postId: "late" }],
    [{ kind: "joint", postId: "head-d", departmentId: "d" }], [{ kind: "cooperation", postId: "late", group: 1 }, whole[5]!], [whole[3]!, whole[2]!, whole[5]!, whole[8]!], [whole[4]!, whole[1]!, whole[5]!]);
  const command: fc.Arbitrary<Command> = fc.oneof(
    { weight: 2, arbitrary: fc.record({ type: fc.constant("submit" as const), by: actor, steps: fc.constantFrom(whole, whole, three, steps, [steps[0]!, steps[3]!], []) }) },
    { weight: 14, arbitrary: fc.record({ type: fc.constant("approve" as const), by: actor, opinion: fc.boolean(), edited: fc.boolean(), owesReport: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("return" as const), by: actor, reason: fc.constantFrom("", "보완") }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("recall" as const), by: actor, reason: fc.constant("") }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("hold" as const), by: actor, reason: fc.constantFrom("", "확인 중") }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("resume" as const), by: actor }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("stop" as const), by: actor, reason: fc.constantFrom("", "취소") }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("reroute" as const), by: fc.oneof(actor, fc.constant(by("drafter"))), steps: tail }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("skip" as const), by: actor, position: fc.nat(9), reason: fc.constantFrom("", "출장"), ground: fc.constantFrom("absent" as const, "overdue" as const, null), heads }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("reroute-inside" as const), by: leads, position: fc.nat(9), steps: fc.constantFrom<Step[]>(inside, [{ kind: "cooperation", postId: "b-2" }, { kind: "decision", postId: "chief-b" }], [inside[1]!], []), heads }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("open" as const), by: actor, heads, steps: fc.constantFrom(inside, [{ kind: "review" as const, postId: "c-1" }, { kind: "decision" as const, postId: "head-c" }]) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("read" as const), by: actor, opinion: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("circulate" as const), by: actor, postIds: fc.array(post, { maxLength: 2 }) }) },
  );
  /** The eight rules of the field that software must enforce, in their order. What is not of a route alone is proven where it is named. */
  const rule = {
    1: "rule 1: it exists when its decider signs, after all before have acted or were left out",
    2: "rule 2: only a reviewer makes a version; a cooperator may only speak",
    3: "rule 3: who is left out is left out with a reason, and never a decider",
    4: "rule 4: what was approved never changes; reading is all that comes after",
    5: "rule 5: one decision, and so one number, in the life of a document (no gap, no double: lib/documents/batches.test.ts, routes.test.ts; originals: card.room.test.ts)",
    /** Rule 6, registered data: lib/register/rule-six.test.ts. */
    7: "rule 7: the lead agency signs before the others do (batches: lib/documents/batches.test.ts)",
    8: "rule 8: every act is in the events, with who, in which post and when; they say it all (unchanged for ever: lib/history)",
  } as const;
  /** Sequences that once mattered, tried before those that are drawn. */
  const known: Command[][] = [
    [submit, approve("reviewer", true), approve("cooperator"), approve("decider")],
    [submit, { type: "hold", by: by("reviewer"), reason: "확인 중" }, { type: "recall", by: by("drafter"), reason: "" }, approve("reviewer"), { type: "stop", by: by("drafter"), reason: "취소" }, submit],
    [submitWhole, approve("reviewer"), open("head-b"), giveBack("b-1"), open("head-b", [{ kind: "review", postId: "b-1" }, { kind: "decision", postId: "head-b" }]), approve("b-1"), approve("head-b"), approve("cooperator")],
    [submitWhole, approve("reviewer"), open("head-b"), approve("cooperator"), { type: "skip", by: by("drafter"), position: 3, reason: "기한 지남", ground: "overdue" }, approve("confirmer")],
    [submitWhole, approve("reviewer"), { ...open("chief-b"), heads: ["b"] } as Command, { type: "reroute-inside", by: by("head-b"), position: 3, steps: [{ kind: "cooperation", postId: "b-2" }, inside[1]!] }, { type: "skip", by: by("head-b"), position: 9, reason: "출장", ground: "absent" }, approve("b-2"), approve("head-b")],
    [submitWhole, approve("reviewer"), { type: "reroute", by: by("drafter"), steps: [{ kind: "cooperation", postId: "late", group: 1 }, whole[5]!] }, giveBack("head-b")],
    [submitWhole, approve("reviewer"), approve("cooperator"), approve("head-b"), approve("confirmer"), approve("decider"), { type: "reroute", by: by("drafter"), steps: [steps[3]!] }, approve("head-c"), { type: "read", by: by("reader"), opinion: false }],
    [submitWhole, approve("reviewer"), approve("cooperator"), approve("head-b"), approve("confirmer"), { type: "approve", by: by("decider", "deputy"), opinion: false, edited: false, owesReport: true }, { type: "approve", by: by("head-c", "deputy"), opinion: false, edited: false, owesReport: true }, { type: "read", by: by("decider"), opinion: false }],
    [submitWhole, { type: "reroute", by: by("reviewer"), steps: [{ kind: "review", postId: "late" }, ...whole.slice(2)] }, approve("reviewer"), approve("late"), approve("cooperator"), open("head-b"), { type: "reroute", by: by("drafter"), steps: [{ kind: "cooperation", postId: "beside", group: 1 }, whole[5]!] }, approve("b-1"), approve("head-b"), approve("beside"), { type: "reroute", by: by("drafter"), steps: [{ kind: "decision", postId: "other" }, whole[6]!] }, approve("decider"), approve("other"), { type: "reroute", by: by("drafter"), steps: [whole[8]!] }, approve("head-c")],
    [submit, approve("reviewer"), approve("cooperator"), { type: "approve", by: by("decider", "deputy"), opinion: false, edited: false, owesReport: true }, { type: "read", by: by("decider", "deputy"), opinion: false }, { type: "circulate", by: by("drafter"), postIds: ["reviewer"] }],
  ];
  const seed = Number(process.env["ONMARU_SEED"] ?? 20_261_125);

  /** Fewer while mutants are tried, each against all of it. */
  const sequences = Number(process.env["ONMARU_SEQUENCES"] ?? 5_000);
  test(`the rules of the field hold (${sequences} sequences, seed ${seed})`, () => {
    let decisions = 0;
    let [reported, replaced, decidersReplaced, threeSigned] = [0, 0, 0, 0];
    fc.assert(
      fc.property(fc.array(command, { minLength: 20, maxLength: 90, size: "max" }), (commands) => {
        const events: Event[] = [];
        let route = emptyRoute;
        for (const [at, drawn] of commands.entries()) {
          const mine = turnsOf(route)[at % 2] ?? turnsOf(route)[0] ?? route.steps.find((step) => step.state === "to-read");
          const one = drawn.by.postId === turn ? { ...drawn, by: by(mine?.postId ?? "drafter", drawn.by.as) } : drawn;
          const made = decide(route, one, at);
          if (isRefused(made)) continue;
          const before = route;
          const gone = (of: (step: RouteStep) => boolean) => made.some((event) => event.type === "rerouted" && before.steps.some((step) => step.state === "now" && of(step) && event.replaces.includes(step.id as never)));
          replaced += gone((step) => !decides(step.kind)) ? 1 : 0;
          decidersReplaced += gone((step) => decides(step.kind)) ? 1 : 0;
          events.push(...made);
          route = made.reduce(evolve, route);
          holds(before, route, made, one);
        }
        decisions += route.status === "decided" ? 1 : 0;
        reported += route.status === "decided" && route.steps.some((step) => step.kind === "post-report") && route.steps.some((step) => step.kind === "joint") ? 1 : 0;
        threeSigned += route.status === "decided" && outerSteps(route).filter((step) => step.kind === "joint").length > 1 ? 1 : 0;
        expect(fold(JSON.parse(JSON.stringify(events)) as Event[]), rule[8]).toEqual(route);
        expect(events.every((event) => event.by.officialId !== "" && event.by.postId !== "" && Number.isFinite(event.at)), rule[8]).toBe(true);
      }),
      { numRuns: sequences, seed, examples: known.map((commands) => [commands]) },
    );
    // A property that never sees a decision would prove little.
    expect(decisions).toBeGreaterThan(sequences / 10);
    expect(reported, "joint documents with a report").toBeGreaterThan(0);
    expect(threeSigned, "documents of three agencies").toBeGreaterThan(0);
    expect(replaced, "steps replaced whose turn it was").toBeGreaterThan(sequences / 50);
    expect(decidersReplaced, "deciders replaced whose turn it was").toBeGreaterThan(0);
  }, 120_000);

  function holds(before: Route, route: Route, made: readonly Event[], one: Command): void {
    const turns = turnsOf(route);
    // Somebody's turn exactly while it is under way, unless a department's own route is.
    expect(turns.length > 0, "a turn while under way").toBe(route.status === "under-way");
    expect(new Set(route.steps.map((step) => step.id)).size, "no id twice").toBe(route.steps.length);
    if (route.status === "decided") {
      expect(isComplete(route), rule[1]).toBe(true);
      expect(deciderOf(route)?.state, rule[1]).toBe("done");
      expect(route.approvedVersion, rule[1]).toBe(route.version);
    } else expect(route.approvedVersion, rule[1]).toBeNull();
    for (const event of made) {
      if (event.type !== "approved" || event.versionAfter === event.versionBefore) continue;
      expect(before.steps.find((step) => step.id === event.position), rule[2]).toMatchObject({ kind: "review", parent: null });
    }
    for (const step of route.steps.filter(({ state }) => state === "skipped")) {
      expect(step.reason, rule[3]).not.toBe("");
      expect(decides(step.kind), rule[3]).toBe(false);
    }
    if (before.status === "decided") {
      expect(["read", "circulate"], rule[4]).toContain(one.type);
      expect({ ...route, steps: route.steps.filter((step) => !isRead(step.kind)) }, rule[4]).toEqual({ ...before, steps: before.steps.filter((step) => !isRead(step.kind)) });
    }
    expect(made.filter((event) => event.type === "decided").length, rule[5]).toBeLessThanOrEqual(before.status === "decided" ? 0 : 1);
    // Nobody acts twice, and what was acted stays as it was, as long as the round lasts.
    if (route.round === before.round) {
      for (const step of before.steps.filter(({ state }) => state === "done" || state === "skipped")) {
        const now = route.steps.find(({ id }) => id === step.id);
        if (step.parent === null) expect(now, "what was acted stays").toEqual(step);
        else if (now) expect({ ...now, state: step.state }, "what was acted inside stays").toEqual(step);
      }
    }
    // A route is changed by the drafter, and until the decider's turn comes by whoever's turn it is; a department that has begun stays, and one decides.
    if (one.type === "reroute") {
      expect(one.by.postId === "drafter" || (deciderOf(before)?.state === "waiting" && turnsOf(before).some((step) => step.parent === null && step.postId === one.by.postId)), "who changes the route").toBe(true);
      for (const step of before.steps.filter((whole) => whole.state === "inside" || whole.parent !== null)) expect(route.steps, "what has begun inside stays").toContainEqual(step);
      for (const step of before.steps.filter(({ state }) => state === "now")) expect(["now", "waiting", undefined], "nobody acts by a change").toContain(route.steps.find(({ id }) => id === step.id)?.state);
    }
    if (route.status === "under-way") expect(outerSteps(route).filter((step) => decides(step.kind)), "one decider").toHaveLength(1);
    // 후열: one report for each signature that owed one, read after the decision and by the absent decider in person.
    const reports = (of: Route) => of.steps.filter((step) => step.kind === "post-report");
    if (made.every((event) => event.type !== "submitted")) {
      const signed = before.steps.find((step) => made.some((event) => "position" in event && event.position === step.id && step.state === "now"));
      const agency = signed?.parent === null ? signed : before.steps.find((step) => step.id === signed?.parent);
      const signs = signed && (agency?.kind === "joint" ? signed === agency || decides(signed.kind) : signed === agency && decides(signed.kind));
      expect(reports(route).map((step) => step.postId), "a report for each signature that owes one").toEqual([...reports(before).map((step) => step.postId), ...(one.type === "approve" && one.owesReport && signs ? [signed.postId] : [])]);
    } else expect(reports(route)).toEqual([]);
    for (const step of reports(route)) {
      if (route.status === "decided") expect(["to-read", "done"], "a report is read after the decision").toContain(step.state);
      else expect(step.state, "a report waits for the decision").toBe("waiting");
      if (step.state === "done") expect(step.acting?.as, "a report is read in person").toBe("own");
    }
    const joint = outerSteps(route).filter((step) => step.kind === "joint" && step.state !== "waiting");
    if (joint.length > 0 && route.status === "under-way") expect(deciderOf(route)?.state, rule[7]).toBe("done");
    // A department's own route is laid and changed by the post that received or by its head alone, and changes nothing outside.
    for (const event of made) {
      if (event.type !== "opened" && event.type !== "rerouted-inside") continue;
      const whole = before.steps.find((step) => step.id === event.position);
      const named = "heads" in one ? (one.heads ?? []) : [];
      expect(typeof whole?.departmentId === "string" && (whole.postId === event.by.postId || named.includes(whole.departmentId)), "who leads inside").toBe(true);
      const elsewhere = (of: Route) => of.steps.filter((step) => step.parent !== event.position && step.id !== event.position);
      expect(elsewhere(route), "outside while it changes inside").toEqual(elsewhere(before));
    }
    // Order: nobody acts before those who stand before; side by side within a group.
    const outer = outerSteps(route).filter((step) => !isRead(step.kind));
    const first = outer.findIndex((step) => step.state === "now" || step.state === "inside");
    if (first >= 0) {
      expect(outer.slice(0, first).every(({ state }) => state === "done" || state === "skipped")).toBe(true);
      const group = outer[first]!.group;
      expect(outer.slice(first + 1).filter((step) => group === null || step.group !== group).every(({ state }) => state === "waiting")).toBe(true);
    }
    for (const parent of outer.filter(({ state }) => state === "inside")) expect(turns.filter((step) => step.parent === parent.id)).toHaveLength(1);
    expect(route.version).toBeGreaterThanOrEqual(before.version);
  }
});
