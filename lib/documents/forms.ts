import { linesOf } from "#lib/documents/body.ts";
import { diffLines } from "#lib/documents/lines.ts";
import type { BodyNode } from "#lib/documents/body.ts";

/** How a line of a text is set, beside its words. */
export interface Form {
  kind: "paragraph" | "heading" | "numbered" | "bullet" | "row";
  /** Of a heading: 1 is the highest. */
  level: number;
  /** Cells of a row of a table, and how many of them are joined over others. */
  cells: number;
  joined: number;
  /** What stands out, in its order: `bold:3개월`. */
  marked: string[];
}

/** A line that says the same in two versions and is set otherwise. */
export interface FormChange {
  text: string;
  before: Form;
  after: Form;
}

interface Line {
  text: string;
  form: Form;
}

const plain: Form = { kind: "paragraph", level: 0, cells: 0, joined: 0, marked: [] };

/** Lines that stay in words and change in form: a paragraph made a heading, cells joined, words set in bold. */
export function formChanges(before: BodyNode, after: BodyNode): FormChange[] {
  const [left, right] = [formsOf(before, plain), formsOf(after, plain)];
  const changes: FormChange[] = [];
  let [from, to] = [0, 0];
  for (const part of diffLines(left.map((line) => line.text), right.map((line) => line.text))) {
    for (let n = 0; n < part.value.length; n++) {
      const [was, is] = [left[from], right[to]];
      if (!part.added) from += 1;
      if (!part.removed) to += 1;
      if (part.added || part.removed || !was || !is || was.text === "" || JSON.stringify(was.form) === JSON.stringify(is.form)) continue;
      changes.push({ text: was.text, before: was.form, after: is.form });
    }
  }
  return changes;
}

/** The words of each line, without the marks of items, and how it is set. */
function formsOf(node: BodyNode, form: Form): Line[] {
  const content = node.content ?? [];
  switch (node.type) {
    case "paragraph":
      return [lineOf(node, form)];
    case "heading":
      return [lineOf(node, { ...form, kind: "heading", level: typeof node.attrs?.["level"] === "number" ? node.attrs["level"] : 1 })];
    case "orderedList":
      return content.flatMap((item) => formsOf(item, { ...form, kind: "numbered" }));
    case "bulletList":
      return content.flatMap((item) => formsOf(item, { ...form, kind: "bullet" }));
    case "tableRow": {
      const joined = content.filter((cell) => (["colspan", "rowspan"] as const).some((name) => Number(cell.attrs?.[name] ?? 1) > 1)).length;
      return [{ text: linesOf(node).join(" "), form: { ...plain, kind: "row", cells: content.length, joined, marked: content.flatMap(markedIn) } }];
    }
    default:
      return content.flatMap((child) => formsOf(child, form));
  }
}

const lineOf = (node: BodyNode, form: Form): Line => ({ text: linesOf(node).join(" ").trim(), form: { ...form, marked: markedIn(node) } });

function markedIn(node: BodyNode): string[] {
  if (node.type === "text") return (node.marks ?? []).map(({ type }) => `${type}:${node.text ?? ""}`);
  return (node.content ?? []).flatMap(markedIn);
}
