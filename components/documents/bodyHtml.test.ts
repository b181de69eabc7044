import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyHtml } from "#components/documents/bodyHtml.ts";
import type { BodyNode } from "#lib/documents/body.ts";

const text = (typed: string, ...marks: string[]): BodyNode => ({ type: "text", text: typed, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) }) as BodyNode;
const doc = (...content: BodyNode[]): BodyNode => ({ type: "doc", content }) as BodyNode;
const paragraph = (...content: BodyNode[]): BodyNode => ({ type: "paragraph", content }) as BodyNode;

test("items carry the official marks of their depth, and marks nest", () => {
  const inner = { type: "orderedList", content: [{ type: "listItem", content: [paragraph(text("안"))] }] } as BodyNode;
  const html = bodyHtml(doc({ type: "orderedList", content: [{ type: "listItem", content: [paragraph(text("밖", "bold", "italic")), inner] }] } as BodyNode));
  expect(html.replace(/<[^>]*class="[^"]*"[^>]*>|<\/?(?:div|span|li|ol|p)>/g, "|").replace(/\|+/g, "|")).toBe("|1.|<em><strong>밖</strong></em>|가.|안|");
});

test("a table in an item is drawn there, its cells as wide as they reach; the numbers in a cell go on at the item's depth", () => {
  const cell = (attrs: Record<string, string | number>, ...content: BodyNode[]): BodyNode => ({ type: "tableCell", attrs, content });
  const list = (...content: BodyNode[]): BodyNode => ({ type: "orderedList", content: [{ type: "listItem", content }] });
  const table: BodyNode = { type: "table", content: [{ type: "tableRow", content: [cell({ colspan: 2, rowspan: 1 }, list(paragraph(text("안")))), cell({ colspan: '2" onclick="x', rowspan: 0 }, { type: "heading", content: [text("제목")] })] }] };
  const html = bodyHtml(doc(list(paragraph(text("밖")), table)));
  expect(html).toContain('<td colspan="2"><ol');
  expect(html).toMatch(/<td><h2[^>]*>제목<\/h2><\/td>/);
  expect(html).toMatch(/>가\.<\/span>/);
  expect(html).toMatch(/<li[^>]*>.*<table[^>]*>.*<\/table>.*<\/li>/);
});

test("whatever is typed is text: no tag and no attribute comes of it, whatever the nodes are called", () => {
  const typed = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</p></div><b>", "&lt;", "constructor"));
  const kind = fc.oneof(fc.constantFrom("paragraph", "heading", "orderedList", "bulletList", "table", "tableRow", "tableCell", "tableHeader", "hardBreak", "script"), fc.string());
  const known = /<\/?(?:p|h2|ol|li|span|div|table|tbody|tr|td|th|br|strong|em|u)(?: class="[^"<>]*")?(?: role="group" tabindex="0")?>/g;
  fc.assert(
    fc.property(kind, typed, fc.array(fc.oneof(fc.constantFrom("bold", "italic", "underline", "__proto__", "constructor"), fc.string()), { maxLength: 3 }), (type, words, marks) => {
      const html = bodyHtml(doc({ type, content: [text(words, ...marks)] } as BodyNode));
      expect(html.replace(known, "")).not.toMatch(/[<>]/);
    }),
  );
});
