import type { ReactNode } from "react";

export interface DirectoryPart {
  title: string;
  lines: readonly { key: string; what: ReactNode; note: string | null }[];
  none: string;
}

/**
 * Problem: what everybody may look up of a post or a department, part by part; each line names one thing and a fact of it.
 * Example: <Directory parts={[{ title: "맡은 일", lines: [{ key: id, what: "과제", note: "정" }], none: "없음" }]} />
 */
export function Directory({ parts }: { parts: readonly DirectoryPart[] }) {
  return (
    <div className="grid max-w-[720px] gap-6 px-4 py-5 md:px-6">
      {parts.map((part) => (
        <section key={part.title}>
          <h2 className="text-section font-semibold">{part.title}</h2>
          {part.lines.length === 0 ? <p className="mt-2 text-row text-text2">{part.none}</p> : null}
          <ul className="mt-2">
            {part.lines.map((line) => (
              <li key={line.key} className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-t border-line py-1 text-row">
                <span className="min-w-0 [overflow-wrap:anywhere]">{line.what}</span>
                {line.note ? <span className="text-meta text-text2">{line.note}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
