import { expect, test } from "vitest";
import { bodySchema, cleanBody, textOf } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { compareParagraphs } from "#lib/documents/changes.ts";

const node = (type: string, ...content: BodyNode[]): BodyNode => ({ type, content });
const paragraph = (text: string): BodyNode => node("paragraph", { type: "text", text });
const cell = (...content: BodyNode[]) => node("tableCell", ...content);
const table = (...words: string[]) => node("table", node("tableRow", ...words.map((word) => cell(paragraph(word)))));
const item = (...content: BodyNode[]) => node("orderedList", node("listItem", ...content));
const doc = (...content: BodyNode[]) => node("doc", ...content);
const takes = (body: BodyNode) => bodySchema.safeParse(body).success;

test("a table and a heading stand in a numbered item, headings and lists in a cell; what is unknown is refused", () => {
  expect(takes(doc(item(paragraph("대상"), table("기관", "인원"))))).toBe(true);
  expect(takes(doc(item(paragraph("대상"), node("heading", { type: "text", text: "제목" }))))).toBe(true);
  expect(takes(doc(node("table", node("tableRow", cell(node("heading", { type: "text", text: "제목" }), item(paragraph("하나")))))))).toBe(true);
  for (const type of ["script", "image", "blockquote", "codeBlock", "constructor"]) {
    expect(takes(doc(item(paragraph("대상"), { type }))), type).toBe(false);
    expect(takes(doc(node("table", node("tableRow", cell({ type }))))), type).toBe(false);
  }
  expect(takes(doc(paragraph("가"), node("listItem", paragraph("나"))))).toBe(false);
});

test("a table in another's cell is kept as its words, a paragraph per row, also within a list of the cell", () => {
  const inner = node("table", node("tableRow", cell(paragraph("가")), cell(paragraph("나"))), node("tableRow", cell(paragraph("다")), cell(paragraph("라"))));
  const outer = (content: BodyNode) => doc(node("table", node("tableRow", cell(paragraph("밖"), content))));
  expect(takes(outer(inner))).toBe(true);
  expect(cleanBody(outer(inner))).toEqual(doc(node("table", node("tableRow", cell(paragraph("밖"), paragraph("가 | 나"), paragraph("다 | 라"))))));
  expect(cleanBody(outer(item(paragraph("하나"), inner)))).toEqual(outer(item(paragraph("하나"), paragraph("가 | 나"), paragraph("다 | 라"))));
  // One that stands in an item of the text stays a table.
  expect(cleanBody(doc(item(paragraph("대상"), inner)))).toEqual(doc(item(paragraph("대상"), inner)));
});

test("the text has the rows of a table in an item, and a comparison finds the word that changed there", () => {
  const text = (many: string) => textOf(doc(item(paragraph("대상은 다음과 같다."), table("기관", many))));
  expect(text("여덟 곳")).toBe("1. 대상은 다음과 같다.\n기관 | 여덟 곳");
  expect(compareParagraphs(text("여덟 곳"), text("아홉 곳")).at(-1)).toMatchObject({ kind: "words" });
  // A list in a cell goes on at the depth at which its table stands, as the page shows it.
  expect(textOf(doc(item(paragraph("밖"), node("table", node("tableRow", cell(item(paragraph("안"))))))))).toContain("가. 안");
});
