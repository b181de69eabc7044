import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "#lib/csv.ts";
import { isRefused } from "#lib/refusal.ts";
import { keywordsOf, linesOfBatch, mostTogether, textFor } from "#lib/documents/batch-rules.ts";

describe("the lines of a batch (rule 5)", () => {
  test.each<[string, string, object]>([
    ["titles alone", "가\n나", [{ title: "가", recipient: "" }, { title: "나", recipient: "" }]],
    ["title and receiver", "점검 통보,해양안전청\r\n점검 통보,국토부\r\n", [{ title: "점검 통보", recipient: "해양안전청" }, { title: "점검 통보", recipient: "국토부" }]],
    ["pasted from a spreadsheet", "점검, 통보\t해양안전청", [{ title: "점검, 통보", recipient: "해양안전청" }]],
    ["a comma in quotes", '"점검, 통보",해양안전청', [{ title: "점검, 통보", recipient: "해양안전청" }]],
    ["empty lines between", "\n가\n\n , \n나\n", [{ title: "가", recipient: "" }, { title: "나", recipient: "" }]],
    ["nothing", " \n", { refused: "documents.no-lines", field: "lines" }],
    ["a receiver without a title", "가\n,해양안전청", { refused: "documents.line-without-title", params: { least: 2 } }],
    ["a title that is too long", "가".repeat(301), { refused: "documents.line-too-long", params: { least: 1, most: 300 } }],
    ["a quote that never ends", '"가', { refused: "documents.lines-unread", field: "lines" }],
    ["one more than may be", Array.from({ length: mostTogether + 1 }, (_, n) => `제목 ${n}`).join("\n"), { refused: "documents.too-many-lines", params: { most: 200 } }],
  ])("%s", (_, text, found) => expect(linesOfBatch(text)).toEqual(Array.isArray(found) ? found : expect.objectContaining(found)));

  test("two hundred are as many as may be", () => {
    expect(linesOfBatch(Array.from({ length: mostTogether }, (_, n) => `제목 ${n}`).join("\n"))).toHaveLength(mostTogether);
  });

  test("whatever is pasted, it is lines or a refusal at the field; what was written as lines comes back", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => {
      const found = linesOfBatch(text);
      expect(isRefused(found) ? found.field === "lines" : found.every((line) => line.title !== "")).toBe(true);
    }), { seed: 20261123 });
    const cell = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => /^[\p{L}\p{N} ,"]+$/u.test(text) && text.trim() === text);
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), (rows) => {
      expect(linesOfBatch(rows.map((row) => csvLine(row)).join("\n"))).toEqual(rows.map(([title, recipient]) => ({ title, recipient })));
    }), { seed: 20261123 });
  });

  test.each<[string, string, string, string]>([
    ["at its place", "귀 {받는 곳}의 협조에", "해양안전청", "귀 해양안전청의 협조에"],
    ["at its place in English", "To {recipient}, {recipient}", "KCG", "To KCG, KCG"],
    ["as the first line", "1. 관련", "해양안전청", "수신: 해양안전청\n1. 관련"],
    ["to nobody in particular", "1. {받는 곳}", "", "1. {받는 곳}"],
  ])("the receiver stands %s", (_, text, recipient, said) => expect(textFor(text, { title: "", recipient })).toBe(said));

  test("keywords between commas, each once", () => expect(keywordsOf(" 점검, 통보,,점검 ")).toEqual(["점검", "통보"]));
});
