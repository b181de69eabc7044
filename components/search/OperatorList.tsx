"use client";
import { Fragment } from "react";

/** The list of Operators, sent as words. */
export function OperatorList({ title, hint, words }: { title: string; hint: string; words: readonly (readonly [written: string, means: string])[] }) {
  return (
    <aside aria-labelledby="operators" className="hidden border-l border-line px-6 py-5 xl:block">
      <h2 id="operators" className="text-row font-semibold">{title}</h2>
      <dl className="mt-3 grid grid-cols-[104px_1fr] gap-x-3 gap-y-2 text-meta">
        {words.map(([written, means]) => (
          <Fragment key={written}>
            <dt className="text-text2">{written}</dt>
            <dd>{means}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="mt-4 text-meta text-text2">{hint}</p>
    </aside>
  );
}
