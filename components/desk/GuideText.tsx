import type { Block } from "#lib/desk/rules.ts";

/** The text of a help page. */
export function GuideText({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="max-w-[720px] text-read">
      {blocks.map((block, i) => {
        if (block.kind === "heading") return <h2 key={i} className="mt-8 mb-1 text-calm3 font-bold">{block.text}</h2>;
        if (block.kind === "list") {
          return (
            <ul key={i} className="mt-2 list-disc space-y-1.5 pl-5">
              {block.items.map((item) => <li key={item}>{item}</li>)}
            </ul>
          );
        }
        return <p key={i} className="mt-2">{block.text}</p>;
      })}
    </div>
  );
}
