import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefused } from "#lib/refusal.ts";
import { changed, mayOf, mayOfLine, minutesFor, readFirst, rebuilt, sections } from "./rules.ts";
import type { Built, Candidate, Line, Statement, Viewer } from "./rules.ts";

const giver: Viewer = { officialId: "giver", heads: false };
const taker: Viewer = { officialId: "taker", heads: false };
const head: Viewer = { officialId: "head", heads: true };
const other: Viewer = { officialId: "other", heads: false };
const day = "2026-11-02";
const line = (id: string, more: Partial<Line> = {}): Line => ({ id, section: "1a", text: `기록 ${id}`, sourceKind: "task", sourceId: id, url: `/tasks/${id}`, addition: "", question: "", answer: "", accepted: false, ...more });
const statement = (more: Partial<Statement> = {}): Statement => ({ fromOfficialId: "giver", toOfficialId: "taker", begins: day, handedOver: false, takenOver: false, witnessed: false, lines: [line("a")], ...more });

describe("who signs, and when (§61)", () => {
  const handed = { handedOver: true };
  const accepted = { ...handed, lines: [line("a", { accepted: true })] };
  const taken = { ...accepted, takenOver: true };
  test.each([
    ["the predecessor hands over", {}, giver, "handOver", null],
    ["not the successor", {}, taker, "handOver", "handover.not-handing-over"],
    ["not twice", handed, giver, "handOver", "handover.already-handed-over"],
    ["not without a line", { lines: [] }, giver, "handOver", "handover.no-lines"],
    ["where nobody was before, the head", { fromOfficialId: null }, head, "handOver", null],
    ["not before the other has signed", {}, taker, "takeOver", "handover.not-handed-over"],
    ["not with lines left", handed, taker, "takeOver", "handover.lines-left"],
    ["the successor takes over", accepted, taker, "takeOver", null],
    ["not twice", taken, taker, "takeOver", "handover.already-taken-over"],
    ["not somebody else", accepted, other, "takeOver", "handover.not-taking-over"],
    ["the witness not first", accepted, head, "witness", "handover.not-taken-over"],
    ["the head witnesses", taken, head, "witness", null],
    ["not who is no head", taken, other, "witness", "handover.not-witness"],
    ["not a party", taken, { ...taker, heads: true }, "witness", "handover.not-witness"],
    ["once", { ...taken, witnessed: true }, head, "witness", "handover.already-witnessed"],
  ] as const)("%s", (_name, more, viewer, act, refusal) => {
    expect(mayOf(statement(more as Partial<Statement>), viewer, day)[act]?.refused ?? null).toBe(refusal);
  });
  test("nothing is taken over before the day", () => {
    expect(mayOf(statement(accepted), taker, "2026-11-01").takeOver?.refused).toBe("handover.not-yet");
    expect(mayOfLine(statement(handed), line("a"), taker, "2026-11-01").accept?.refused).toBe("handover.not-yet");
  });
  test("a line is accepted once, and not over an open question; a record's line is not removed", () => {
    const may = (one: Line, more: Partial<Statement> = handed, viewer = taker) => mayOfLine(statement({ ...more, lines: [one] }), one, viewer, day);
    expect(may(line("a")).accept).toBeNull();
    expect(may(line("a", { accepted: true })).accept?.refused).toBe("handover.already-accepted");
    expect(may(line("a", { question: "왜?" })).accept?.refused).toBe("handover.question-open");
    expect(may(line("a", { question: "왜?", answer: "그래서" })).accept).toBeNull();
    expect(may(line("a", { question: "왜?" })).ask?.refused).toBe("handover.already-asked");
    expect(may(line("a", { question: "왜?" }), handed, giver).answer).toBeNull();
    expect(may(line("a"), handed, giver).answer?.refused).toBe("handover.no-question");
    expect(may(line("a"), {}, giver).remove?.refused).toBe("handover.from-record");
    expect(may(line("a", { sourceKind: "added" }), {}, giver).remove).toBeNull();
  });
});

const viewers = [giver, taker, head, other];
const act = fc.record({ who: fc.integer({ min: 0, max: 3 }), at: fc.integer({ min: 0, max: 2 }), what: fc.constantFrom("handOver", "takeOver", "witness", "accept", "ask", "answer", "note"), text: fc.string({ minLength: 1 }), early: fc.boolean() });

test("whatever is tried: record texts stay, no line is accepted twice, signatures keep their order, and nothing changes after taking over", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      let now = statement({ lines: [line("a"), line("b"), line("c")] });
      const signed: string[] = [];
      const accepted: string[] = [];
      for (const { who, at, what, text, early } of acts) {
        const viewer = viewers[who]!;
        const today = early ? "2026-11-01" : day;
        const before = now;
        if (what === "handOver" || what === "takeOver" || what === "witness") {
          if (mayOf(now, viewer, today)[what]) continue;
          signed.push(what);
          now = { ...now, handedOver: now.handedOver || what === "handOver", takenOver: now.takenOver || what === "takeOver", witnessed: now.witnessed || what === "witness" };
        } else {
          const one = now.lines[at]!;
          if (mayOfLine(now, one, viewer, today)[what]) continue;
          if (what === "accept") accepted.push(one.id);
          const next = changed(one, what === "accept" ? { type: "accepted" } : { type: ({ ask: "asked", answer: "answered", note: "noted" } as const)[what], text });
          now = { ...now, lines: now.lines.map((each) => (each === one ? next : each)) };
          expect(before.takenOver).toBe(false);
        }
      }
      expect(now.lines.map((one) => one.text)).toEqual(["기록 a", "기록 b", "기록 c"]);
      expect(new Set(accepted).size).toBe(accepted.length);
      expect(signed).toEqual(["handOver", "takeOver", "witness"].slice(0, signed.length));
      if (now.takenOver) expect(now.lines.every((one) => one.accepted)).toBe(true);
    }),
  );
});

const built = fc.record<Built>({ section: fc.constantFrom(...sections), text: fc.string(), sourceKind: fc.constantFrom("task", "decided", "draft"), sourceId: fc.constantFrom("1", "2", "3"), url: fc.constant(null) });
const old = fc.uniqueArray(fc.record({ id: fc.uuid(), base: built, addition: fc.constantFrom("", "곁에 쓴 말"), own: fc.boolean() }), { selector: (one) => one.id }).map((all) =>
  [...new Map(all.map(({ id, base, addition, own }) => [own ? id : `${base.section}${base.sourceKind}${base.sourceId}`, line(id, { ...base, addition, ...(own ? { sourceKind: "added", sourceId: null } : {}) })])).values()]);

test("building anew loses nothing that was written, doubles nothing, and gives every record its line as it says now", () => {
  fc.assert(
    fc.property(old, fc.array(built), (lines, fresh) => {
      let n = 0;
      const made = rebuilt(lines, fresh, () => `new ${(n += 1)}`);
      const ids = made.map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const one of lines) if (one.addition !== "" || one.sourceKind === "added") expect(made.find((each) => each.id === one.id)?.addition).toBe(one.addition);
      const last = new Map(fresh.map((one) => [`${one.section}${one.sourceKind}${one.sourceId}`, one.text]));
      for (const [key, text] of last) expect(made.filter((one) => `${one.section}${one.sourceKind}${one.sourceId}` === key).map((one) => one.text)).toEqual([text]);
      expect(made.map((one) => sections.indexOf(one.section))).toEqual(made.map((one) => sections.indexOf(one.section)).sort((a, b) => a - b));
    }),
  );
});

const candidate = (documentId: string, more: Partial<Candidate> = {}): Candidate => ({ documentId, title: documentId, numberLabel: null, characters: 900, status: "approved", open: false, level: 3, latestOfTask: false, opinions: 0, referenced: 0, at: new Date(0), ...more });

test("what to read first: returned, open, then decided high; what has no reason is left out; every line says why", () => {
  const list = readFirst([candidate("plain"), candidate("high", { level: 5 }), candidate("open", { status: "draft", open: true }), candidate("back", { status: "returned", open: true }), candidate("talk", { opinions: 2 })]);
  expect(list.map((one) => one.documentId)).toEqual(["back", "open", "high", "talk"]);
  expect(list.map((one) => one.why)).toEqual([["returned"], ["open"], ["decided-high"], ["opinions"]]);
  expect([minutesFor(0), minutesFor(500), minutesFor(501)]).toEqual([1, 1, 2]);
  expect(isRefused(list[0])).toBe(false);
});
