import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayKnow, mayList, mayRead } from "#lib/access/rules.ts";
import { decide } from "#lib/approval/deciding.ts";
import { evolve, fold } from "#lib/approval/evolving.ts";
import { emptyRoute } from "#lib/approval/rules.ts";
import type { Acting, Command, Event, Route, Step } from "#lib/approval/rules.ts";
import { isRefused } from "#lib/refusal.ts";
import { cardFault, disclosures, knownTos, mayOf, scopes, statusOfRoute, tokensOf } from "#lib/documents/rules.ts";
import type { AccessFacts } from "#lib/documents/rules.ts";

const steps: Step[] = [{ kind: "draft", postId: "drafter" }, { kind: "review", postId: "reviewer" }, { kind: "cooperation", postId: "cooperator" }, { kind: "decision", postId: "decider" }];
const by = (postId: string): Acting => ({ officialId: `who-${postId}`, postId, onBehalfOf: "", as: "own" });
const submit: Command = { type: "submit", by: by("drafter"), steps };
const approve = (postId: string): Command => ({ type: "approve", by: by(postId), opinion: false, edited: false });

/** The route after commands that are all in order. */
function after(...commands: Command[]): Route {
  return commands.reduce<Route>((route, command) => {
    const events = decide(route, command, 1);
    if (isRefused(events)) throw new Error(events.refused);
    return (events as Event[]).reduce(evolve, route);
  }, fold([]));
}

const standing: Record<string, Route> = {
  draft: emptyRoute,
  submitted: after(submit),
  reviewed: after(submit, approve("reviewer")),
  returned: after(submit, { type: "return", by: by("reviewer"), reason: "보완" }),
  recalled: after(submit, { type: "recall", by: by("drafter"), reason: "" }),
  decided: after(submit, approve("reviewer"), approve("cooperator"), approve("decider")),
};
const may = (route: Route, postId: string) => Object.fromEntries(Object.entries(mayOf({ status: statusOfRoute[route.status], drafterPostId: "drafter", route, postIds: [postId], destroyed: false })).map(([act, why]) => [act, why?.refused ?? "yes"]));

describe("what somebody may do, or why not", () => {
  test.each([
    ["draft", "drafter", { edit: "yes", discard: "yes", recall: "approval.not-under-way", redraft: "documents.not-decided" }],
    ["submitted", "drafter", { edit: "approval.under-way", discard: "documents.not-a-draft", recall: "yes", approve: "approval.not-your-step" }],
    ["reviewed", "drafter", { recall: "approval.next-has-acted", edit: "approval.under-way" }],
    ["returned", "drafter", { edit: "yes", recall: "approval.returned", discard: "documents.not-a-draft" }],
    ["recalled", "drafter", { edit: "yes", recall: "approval.recalled" }],
    ["decided", "drafter", { redraft: "yes", edit: "approval.decided", recall: "approval.decided" }],
    ["submitted", "reviewer", { approve: "yes", return: "yes", editText: "yes", recall: "approval.not-the-drafter" }],
    ["submitted", "decider", { approve: "approval.not-your-step", return: "approval.not-your-step", editText: "approval.not-your-step" }],
    ["reviewed", "reviewer", { approve: "approval.already-acted", return: "approval.already-acted" }],
    ["reviewed", "cooperator", { approve: "yes", editText: "approval.cooperator-edits" }],
    ["returned", "reviewer", { approve: "approval.returned" }],
    ["recalled", "reviewer", { approve: "approval.recalled" }],
    ["decided", "decider", { approve: "approval.decided", editText: "approval.decided" }],
  ])("%s, at the post of the %s", (stands, postId, expected) => {
    expect(may(standing[stands]!, postId)).toMatchObject(expected);
  });

  test("a page and an act give the same answer: may approve exactly what decide lets approve", () => {
    for (const route of Object.values(standing)) {
      for (const { postId } of steps) {
        const result = decide(route, approve(postId), 1);
        expect(may(route, postId)["approve"], `${route.status} ${postId}`).toBe(isRefused(result) ? result.refused : "yes");
        const recalled = decide(route, { type: "recall", by: by(postId), reason: "" }, 1);
        if (postId === "drafter") expect(may(route, postId)["recall"], route.status).toBe(isRefused(recalled) ? recalled.refused : "yes");
      }
    }
  });
});

describe("what keeps a card from being submitted, at its field", () => {
  const card: Parameters<typeof cardFault>[0] = {
    title: "운영계획", summary: "운영하려는 것입니다.", keywords: ["운영"], unitTaskId: "task", disclosure: "open", reasons: [], scope: "department", scopeDepartments: [], knownTo: "agency", sending: "internal", seal: "none", recipient: "", via: "",
  };

  test.each<[string, Partial<typeof card>, string | null, string | null]>([
    ["everything is there", {}, null, null],
    ["§5 summary", { summary: " " }, "documents.summary-required", "summary"],
    ["§5 keywords", { keywords: [] }, "documents.keywords-required", "keywords"],
    ["§5 keywords of blanks", { keywords: [" "] }, "documents.keywords-required", "keywords"],
    ["to whom it is sent", { sending: "mail", seal: "stamped" }, "documents.recipient-required", "recipient"],
    ["to nobody inside", { recipient: "해양안전청장" }, "documents.recipient-not-wanted", "recipient"],
    ["known to every agency", { knownTo: "government" }, null, null],
    ["a closed one to no other agency", { knownTo: "government", disclosure: "closed", reasons: [5] }, "documents.closed-known-inside", "knownTo"],
    ["§22 seal", { sending: "mail", recipient: "해양안전청장" }, "documents.seal-required", "seal"],
  ])("%s", (_, more, refused, field) => {
    const fault = cardFault({ ...card, ...more });
    expect([fault?.refused ?? null, fault?.field ?? null]).toEqual([refused, field]);
  });
});

describe("who may know of a document, and in whose lists it stands", () => {
  const facts: AccessFacts = { status: "approved", agencyId: "own", departmentId: "unit", drafterPostId: "drafter", disclosure: "open", scope: "department", scopeDepartments: [], knownTo: "agency", routePostIds: [] };
  const coast = { agencyId: "other", departmentId: "coast" };
  const persons = { signer: ["agency:other", "all", "department:coast"], otherRecords: ["agency:other", "all", "records:other"], neighbour: ["agency:own", "all", "post:n"], outsider: ["agency:other", "all", "post:o"], records: ["agency:own", "all", "records:own"], colleague: ["agency:own", "all", "department:unit"], nobody: ["official:x"] };
  const rights = (more: Partial<AccessFacts>, who: keyof typeof persons) => {
    const record = tokensOf({ ...facts, ...more });
    return [mayKnow(record, persons[who]) && "knows", mayList(record, persons[who]) && "lists", mayRead(record, persons[who]) && "reads"].filter(Boolean).join(" ");
  };

  test.each<[Partial<AccessFacts>, keyof typeof persons, string]>([
    [{}, "outsider", ""],
    [{}, "neighbour", "knows lists"],
    [{}, "colleague", "knows lists reads"],
    [{ knownTo: "government" }, "outsider", "knows"],
    [{ knownTo: "government" }, "neighbour", "knows lists"],
    [{ knownTo: "government" }, "nobody", ""],
    [{ knownTo: "government", disclosure: "partly" }, "outsider", "knows"],
    [{ knownTo: "government", disclosure: "closed" }, "outsider", ""],
    [{ knownTo: "government", disclosure: "closed" }, "neighbour", ""],
    [{ knownTo: "government", disclosure: "closed" }, "records", "knows lists"],
    [{ knownTo: "government", scopePosts: ["o"] }, "outsider", "knows lists reads"],
    [{ knownTo: "government", status: "in-approval" }, "outsider", ""],
    [{ knownTo: "government", status: "draft" }, "neighbour", ""],
    [{ scope: "government" }, "outsider", "knows lists reads"],
    // What another agency signed too is its own (rule 5), as it is the lead's.
    [{ signers: [coast] }, "outsider", "knows lists"],
    [{ signers: [coast] }, "signer", "knows lists reads"],
    [{ signers: [coast] }, "colleague", "knows lists reads"],
    [{ signers: [coast], scope: "departments", scopeDepartments: ["elsewhere"] }, "signer", "knows lists reads"],
    [{ signers: [coast], scope: "agency" }, "outsider", "knows lists reads"],
    [{ signers: [coast], disclosure: "closed" }, "outsider", ""],
    [{ signers: [coast], disclosure: "closed" }, "otherRecords", "knows lists"],
    [{ signers: [coast], disclosure: "closed" }, "signer", "knows lists reads"],
    [{ signers: [coast], status: "in-approval" }, "signer", ""],
  ])("%j, to the %s: %s", (more, who, expected) => {
    expect(rights(more, who)).toBe(expected);
  });

  const some = fc.record({
    status: fc.constantFrom("draft", "in-approval", "returned", "recalled", "stopped", "approved", "approved", "approved"), disclosure: fc.constantFrom(...disclosures), scope: fc.constantFrom(...scopes), knownTo: fc.constantFrom(...knownTos),
    scopeDepartments: fc.subarray(["elsewhere", "beside"]), scopePosts: fc.subarray(["n", "o"]), routePostIds: fc.subarray(["n", "o", "p"]),
  }) as fc.Arbitrary<Partial<AccessFacts>>;
  const person = fc.subarray(["all", "agency:own", "agency:other", "department:unit", "department:elsewhere", "post:n", "post:o", "post:drafter", "records:own", "records:other"]);

  test("every agency is told of what was decided and is not closed, and nobody lists or reads by it what they did not before", () => {
    fc.assert(
      fc.property(some, person, (more, tokens) => {
        const [before, after] = (["agency", "government"] as const).map((knownTo) => tokensOf({ ...facts, ...more, knownTo }));
        expect(mayRead(after!, tokens)).toBe(mayRead(before!, tokens));
        expect(mayList(after!, tokens)).toBe(mayList(before!, tokens));
        // Without the choice to know of it is to list it.
        expect(mayList(before!, tokens)).toBe(mayKnow(before!, tokens));
        const told = more.status === "approved" && more.disclosure !== "closed" && tokens.includes("all");
        expect(mayKnow(after!, tokens)).toBe(mayKnow(before!, tokens) || told);
      }),
      { numRuns: 3_000, seed: 20_261_130 },
    );
  });
});
