import { itemMark } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";

/** The text of a document as HTML, drawn by the class `written`: only known nodes, and whatever was typed as text. */
export function bodyHtml(body: BodyNode): string {
  return children(body, -1);
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const children = (node: BodyNode, depth: number): string => (node.content ?? []).map((child) => drawn(child, depth)).join("");

function drawn(node: BodyNode, depth: number): string {
  switch (node.type) {
    case "text":
      return marked(node);
    case "hardBreak":
      return "<br>";
    case "paragraph":
      return `<p>${children(node, depth)}</p>`;
    case "heading":
      return `<h2>${children(node, depth)}</h2>`;
    case "orderedList":
    case "bulletList":
      return `<ol>${(node.content ?? []).map((item, n) => itemOf(item, depth + 1, node.type === "bulletList" ? "-" : itemMark(depth + 1, n))).join("")}</ol>`;
    case "table":
      return `<div class="overflow-x-auto" role="group" tabindex="0"><table><tbody>${children(node, depth)}</tbody></table></div>`;
    case "tableRow":
      return `<tr>${children(node, depth)}</tr>`;
    case "tableCell":
      return `<td${spans(node)}>${children(node, depth)}</td>`;
    case "tableHeader":
      return `<th${spans(node)}>${children(node, depth)}</th>`;
    default:
      return "";
  }
}

/** Over how many columns and rows a cell reaches. */
const spans = (cell: BodyNode): string =>
  (["colspan", "rowspan"] as const).map((name) => {
    const many = cell.attrs?.[name];
    return Number.isInteger(many) && Number(many) > 1 && Number(many) <= 100 ? ` ${name}="${String(many)}"` : "";
  }).join("");

const itemOf = (item: BodyNode, depth: number, mark: string): string =>
  `<li><span>${escaped(mark)}</span><div>${children(item, depth)}</div></li>`;

const tags: Readonly<Record<string, string>> = { bold: "strong", italic: "em", underline: "u" };

function marked(node: BodyNode): string {
  return (node.marks ?? []).reduce((inner, { type }) => {
    const tag = Object.hasOwn(tags, type) ? tags[type] : undefined;
    return tag ? `<${tag}>${inner}</${tag}>` : inner;
  }, escaped(node.text ?? ""));
}
