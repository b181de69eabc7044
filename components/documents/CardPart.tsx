import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

/**
 * Problem: one of the four parts of a card, folded or open, as pairs of word and value.
 * Example: <CardPart title="문서정보" pairs={[["요약", summary]]} />
 */
export function CardPart({ title, note, pairs, children }: { title: string; note?: ReactNode; pairs: readonly (readonly [string, ReactNode])[]; children?: ReactNode }) {
  return (
    <details open className="group border-b border-line py-4 first:pt-0 last:border-0">
      <summary className="flex min-h-11 cursor-pointer items-center gap-1.5 rounded-control md:min-h-6">
        <ChevronDown aria-hidden className="size-4 shrink-0 text-text2 group-not-open:-rotate-90" />
        <h2 className="mr-auto text-row font-semibold">{title}</h2>
        {note ? <span className="text-meta text-text2">{note}</span> : null}
      </summary>
      {pairs.length > 0 ? (
        <dl className="mt-3 grid grid-cols-[88px_1fr] gap-x-3 gap-y-2 text-row">
          {pairs.map(([word, value]) => (
            <div key={word} className="contents">
              <dt className="text-text2">{word}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {children}
    </details>
  );
}
