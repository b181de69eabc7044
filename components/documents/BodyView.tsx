import { Fragment } from "react";
import type { ReactNode } from "react";
import { itemMark } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";

/**
 * Problem: the text of a document as it would be printed, with its official item marks. Only known nodes are drawn.
 * Example: <BodyView body={version.body} />
 */
export function BodyView({ body }: { body: BodyNode }) {
  return <div className="grid gap-1 text-letter">{children(body, -1)}</div>;
}

function children(node: BodyNode, depth: number): ReactNode {
  return (node.content ?? []).map((child, n) => <Fragment key={n}>{drawn(child, depth)}</Fragment>);
}

function drawn(node: BodyNode, depth: number): ReactNode {
  switch (node.type) {
    case "text":
      return marked(node);
    case "hardBreak":
      return <br />;
    case "paragraph":
      return <p className="min-h-4 whitespace-pre-wrap [overflow-wrap:anywhere]">{children(node, depth)}</p>;
    case "heading":
      return <h2 className="mt-2 text-section font-semibold">{children(node, depth)}</h2>;
    case "orderedList":
    case "bulletList":
      return (
        <ol className="grid gap-1">
          {(node.content ?? []).map((item, n) => (
            <li key={n} className="flex gap-2">
              <span className="shrink-0 tabular-nums">{node.type === "bulletList" ? "-" : itemMark(depth + 1, n)}</span>
              <div className="grid min-w-0 flex-1 gap-1">{children(item, depth + 1)}</div>
            </li>
          ))}
        </ol>
      );
    case "table":
      return (
        <div className="overflow-x-auto" role="group" tabIndex={0}>
          <table className="w-full border-collapse text-row [&_td]:border [&_td]:border-line2 [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line2 [&_th]:bg-sunken [&_th]:px-2 [&_th]:py-1">
            <tbody>{children(node, depth)}</tbody>
          </table>
        </div>
      );
    case "tableRow":
      return <tr>{children(node, depth)}</tr>;
    case "tableCell":
      return <td>{children(node, depth)}</td>;
    case "tableHeader":
      return <th>{children(node, depth)}</th>;
    default:
      return null;
  }
}

function marked(node: BodyNode): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    if (mark.type === "bold") return <strong>{inner}</strong>;
    if (mark.type === "italic") return <em>{inner}</em>;
    return mark.type === "underline" ? <u>{inner}</u> : inner;
  }, node.text ?? "");
}
