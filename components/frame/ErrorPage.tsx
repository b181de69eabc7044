import type { ReactNode } from "react";

/** A page that could not be what was asked: what is so, why, and the ways on. */
export function ErrorPage({ title, text, children, note }: { title: string; text: string; children?: ReactNode; note?: string }) {
  return (
    <div className="mx-auto max-w-[720px] px-4 py-14 md:px-6 md:py-20">
      <h1 className="text-calm2 font-bold">{title}</h1>
      <p className="mt-2 text-read text-text2">{text}</p>
      {note ? <p className="mt-2 text-meta text-text2">{note}</p> : null}
      <div className="mt-6 flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
