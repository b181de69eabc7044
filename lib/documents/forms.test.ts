import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BodyNode } from "#lib/documents/body.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { formChanges } from "#lib/documents/forms.ts";

const text = (words: string, ...marks: string[]): BodyNode => ({ type: "text", text: words, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) });
const paragraph = (...content: BodyNode[]): BodyNode => ({ type: "paragraph", content });
const heading = (level: number, words: string): BodyNode => ({ type: "heading", attrs: { level }, content: [text(words)] });
const doc = (...content: BodyNode[]): BodyNode => ({ type: "doc", content });
const list = (type: "orderedList" | "bulletList", ...items: string[]): BodyNode => ({ type, content: items.map((words) => ({ type: "listItem", content: [paragraph(text(words))] })) });
const table = (...rows: (BodyNode | string)[][]): BodyNode => ({ type: "table", content: rows.map((cells) => ({ type: "tableRow", content: cells.map((cell) => (typeof cell === "string" ? { type: "tableCell", content: [paragraph(text(cell))] } : cell)) })) });

describe("a line that stays in words and changes in form", () => {
  test.each([
    ["a paragraph made a heading", doc(paragraph(text("개요"))), doc(heading(2, "개요")), { before: { kind: "paragraph" }, after: { kind: "heading", level: 2 } }],
    ["a heading of another level", doc(heading(1, "개요")), doc(heading(3, "개요")), { before: { level: 1 }, after: { level: 3 } }],
    ["a list of another kind", doc(list("orderedList", "하나")), doc(list("bulletList", "하나")), { before: { kind: "numbered" }, after: { kind: "bullet" } }],
    ["words set in bold", doc(paragraph(text("기간은 3개월"))), doc(paragraph(text("기간은 "), text("3개월", "bold"))), { before: { marked: [] }, after: { marked: ["bold:3개월"] } }],
    ["joined cells", doc(table(["가", "나"])), doc(table([{ type: "tableCell", attrs: { colspan: 2 }, content: [paragraph(text("가"))] }, "나"])), { before: { joined: 0 }, after: { joined: 1 } }],
  ])("%s", (_, before, after, change) => {
    expect(formChanges(before, after)).toEqual([expect.objectContaining({ before: expect.objectContaining(change.before) as unknown, after: expect.objectContaining(change.after) as unknown })]);
    expect(formChanges(after, after)).toEqual([]);
  });

  test("what changed in words is none of it, and lines that came before do not shift it", () => {
    expect(formChanges(doc(paragraph(text("개요")), paragraph(text("끝."))), doc(paragraph(text("새 줄")), heading(1, "개요"), paragraph(text("끝 ."))))).toMatchObject([{ text: "개요", after: { kind: "heading" } }]);
  });

  test("texts of paragraphs alone never differ in form", () => {
    const lines = fc.array(fc.constantFrom("가", "나", "", "다 라"), { maxLength: 8 }).map((all) => bodyOf(all.join("\n")));
    fc.assert(fc.property(lines, lines, (before, after) => {
      expect(formChanges(before, after)).toEqual([]);
    }));
  });
});
