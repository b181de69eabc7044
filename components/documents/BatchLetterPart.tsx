import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { AttachmentLinks } from "#components/files/AttachmentLinks.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ChosenRow } from "./ChosenRow.tsx";
import { Letter } from "./Letter.tsx";
import { Opinions } from "./Opinions.tsx";
import type { OpinionShown } from "./Opinions.tsx";

/**
 * Problem: one letter of many that are read in one place and decided together: chosen at its head, then what one must know, then the letter.
 * Example: <BatchLetterPart id={id} n={0} total={3} version={1} title={title} summary="" waits="결재" behalf="" opinions={[]} files={[]} letter={letter} />
 */
export function BatchLetterPart({ id, n, total, version, title, summary, waits, behalf, opinions, files, letter }: {
  id: string;
  n: number;
  total: number;
  version: number;
  title: string;
  summary: string;
  /** What is to be done with it, in words. */
  waits: string;
  /** In whose place, or nobody's. */
  behalf: string;
  opinions: readonly OpinionShown[];
  files: ComponentProps<typeof AttachmentLinks>["files"];
  letter: ComponentProps<typeof Letter>;
}) {
  const inbox = useTranslations("inbox");
  return (
    <section aria-labelledby={`letter-${id}`} className="border-t border-line2 px-4 py-5 md:px-6">
      <div className="mx-auto max-w-[800px]">
        <div className="flex items-start gap-1">
          <ChosenRow at={n} id={id} title={title} values={{ version }} chosen />
          <div className="min-w-0 flex-1 pt-1.5">
            <h2 id={`letter-${id}`} className="text-section font-semibold [overflow-wrap:anywhere]">{title}</h2>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
              <Badge tone="now">{waits}</Badge>
              <span className="tabular-nums">{inbox("place", { n: n + 1, total })}</span>
              {behalf ? <span>{inbox("for", { name: behalf })}</span> : null}
              <AppLink href={`/documents/${id}`} prose className="inline-flex min-h-11 items-center md:min-h-0">{inbox("openPage")}</AppLink>
            </p>
          </div>
        </div>
        {summary ? <p className="mt-2 text-read">{summary}</p> : null}
        <Opinions items={opinions} />
        {files.length > 0 ? <div className="mt-3"><AttachmentLinks files={files} /></div> : null}
        <div className="mt-4"><Letter {...letter} /></div>
      </div>
    </section>
  );
}
