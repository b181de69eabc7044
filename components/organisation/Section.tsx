import { useId } from "react";
import type { ReactNode } from "react";

/** A part of a page with its heading and what it is for; `at` where links lead to it. */
export function Section({ title, lead, at, children }: { title: ReactNode; lead?: ReactNode; at?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section id={at} aria-labelledby={id} className="border-t border-line py-5 first:border-t-0 first:pt-0 scroll-mt-28">
      <h2 id={id} className="text-section font-semibold">{title}</h2>
      {lead ? <p className="mt-0.5 mb-3 max-w-[720px] text-row text-text2">{lead}</p> : <div className="mb-3" />}
      {children}
    </section>
  );
}
