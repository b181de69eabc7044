import { z } from "zod";

/*
 * The text of a document as the editor keeps it: a tree of known nodes, checked on the server.
 * Item marks (1. → 가. → 1) → 가) …) are not stored; they follow from the depth of a list.
 */

export interface BodyNode {
  type: string;
  attrs?: Record<string, string | number | boolean | null | number[]> | undefined;
  text?: string | undefined;
  marks?: { type: string }[] | undefined;
  content?: BodyNode[] | undefined;
}

const nodes: Readonly<Record<string, readonly string[]>> = {
  doc: ["paragraph", "heading", "orderedList", "bulletList", "table"],
  paragraph: ["text", "hardBreak"],
  heading: ["text", "hardBreak"],
  orderedList: ["listItem"],
  bulletList: ["listItem"],
  listItem: ["paragraph", "heading", "orderedList", "bulletList", "table"],
  table: ["tableRow"],
  tableRow: ["tableCell", "tableHeader"],
  // A table in a cell is taken and cleaned to its words.
  tableCell: ["paragraph", "heading", "orderedList", "bulletList", "table"],
  tableHeader: ["paragraph", "heading", "orderedList", "bulletList", "table"],
  text: [],
  hardBreak: [],
};
const marks = new Set(["bold", "italic", "underline"]);
const cells = new Set(["tableCell", "tableHeader"]);
const keptAttributes: Readonly<Record<string, readonly string[]>> = { heading: ["level"], orderedList: ["start"], tableCell: ["colspan", "rowspan"], tableHeader: ["colspan", "rowspan"] };

export const deepestBody = 24;
export const longestBody = 200_000;

/** What is wrong with a tree, or null. Unknown nodes are refused rather than dropped: nothing typed is lost unseen. */
function bodyFault(node: BodyNode, depth: number, count: { characters: number; nodes: number }): string | null {
  if (depth > deepestBody || (count.nodes += 1) > 20_000) return "documents.body-too-deep";
  if (node.type === "text") {
    if (typeof node.text !== "string" || node.text === "") return "documents.body-unknown";
    count.characters += node.text.length;
    if (count.characters > longestBody) return "documents.body-too-long";
    return (node.marks ?? []).every((mark) => marks.has(mark.type)) ? null : "documents.body-unknown";
  }
  const allowed = nodes[node.type];
  if (!allowed) return "documents.body-unknown";
  for (const child of node.content ?? []) {
    if (!allowed.includes(child.type)) return "documents.body-unknown";
    const fault = bodyFault(child, depth + 1, count);
    if (fault) return fault;
  }
  return null;
}

/** A body as it is answered. */
export const bodyShape: z.ZodType<BodyNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.number())])).optional(),
    text: z.string().optional(),
    marks: z.array(z.object({ type: z.string() })).optional(),
    content: z.array(bodyShape).optional(),
  }),
);

/** A body in its stored form: known nodes, known marks, no attribute beyond the ones that mean something. */
export const bodySchema = bodyShape.superRefine((node, check) => {
  const fault = node.type === "doc" ? bodyFault(node, 0, { characters: 0, nodes: 0 }) : "documents.body-unknown";
  if (fault) check.addIssue({ code: "custom", message: fault });
});

/** The body as it is stored: without what means nothing, and a table in another's cell as a paragraph per row. */
export function cleanBody(node: BodyNode): BodyNode {
  return cleaned(node, false);
}

function cleaned(node: BodyNode, inCell: boolean): BodyNode {
  const attrs = Object.fromEntries(Object.entries(node.attrs ?? {}).filter(([name]) => keptAttributes[node.type]?.includes(name)));
  const within = inCell || cells.has(node.type);
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(node.text !== undefined ? { text: node.text } : {}),
    ...(node.marks?.length ? { marks: node.marks.map(({ type }) => ({ type })) } : {}),
    ...(node.content ? { content: node.content.flatMap((child) => (within && child.type === "table" ? rowsAsParagraphs(child) : [cleaned(child, within)])) } : {}),
  };
}

const rowsAsParagraphs = (table: BodyNode): BodyNode[] => linesOf(table).map(paragraphOf);
const paragraphOf = (line: string): BodyNode => (line === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text: line }] });

export const emptyBody: BodyNode = { type: "doc", content: [{ type: "paragraph" }] };

const syllables = "가나다라마바사아자차카타파하";

/** The official mark of the n-th item (from 0) at a depth (from 0): 1. 가. 1) 가) (1) (가) */
export function itemMark(depth: number, n: number): string {
  const hangul = (at: number) => (at < syllables.length ? syllables[at]! : `${syllables[at % syllables.length]!}${Math.floor(at / syllables.length)}`);
  const sign = depth % 2 === 0 ? String(n + 1) : hangul(n);
  return depth < 2 ? `${sign}.` : depth < 4 ? `${sign})` : `(${sign})`;
}

/** The text as lines, with item marks, for searching, comparing and hashing. */
export function linesOf(node: BodyNode, depth = -1): string[] {
  switch (node.type) {
    case "text":
      return [node.text ?? ""];
    case "hardBreak":
      return [" "];
    case "paragraph":
    case "heading":
      return [(node.content ?? []).map((child) => linesOf(child).join("")).join("")];
    case "orderedList":
    case "bulletList":
      return (node.content ?? []).flatMap((item, n) => {
        const [first = "", ...rest] = (item.content ?? []).flatMap((child) => linesOf(child, depth + 1));
        const mark = node.type === "bulletList" ? "-" : itemMark(depth + 1, n);
        return [`${"  ".repeat(depth + 1)}${mark} ${first}`, ...rest];
      });
    case "tableRow":
      return [(node.content ?? []).map((cell) => (cell.content ?? []).flatMap((child) => linesOf(child, depth)).join(" ")).join(" | ")];
    default:
      return (node.content ?? []).flatMap((child) => linesOf(child, depth));
  }
}

export function textOf(body: BodyNode): string {
  return linesOf(body).join("\n").trim();
}

/** Plain text as a body: a paragraph per line. */
export function bodyOf(text: string): BodyNode {
  return { type: "doc", content: text.split(/\r?\n/).map(paragraphOf) };
}
