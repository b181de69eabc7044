import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";

export interface ShownRead {
  id: string;
  who: string;
  post: string;
  when: string;
  refused: boolean;
  via: "page" | "api" | "file" | "print" | "figures";
  /** The attachment that was opened, by its name; null for the record itself. */
  file: string | null;
}

/**
 * Problem: whoever holds a record sees who read it or its attachments and who was refused, newest first.
 * Parameters: lead (what the list is of, and who sees it), reads, more (there are older ones).
 * Example: <RecordReads lead={t("readsLead")} reads={reads} more={false} />
 */
export function RecordReads({ lead, reads, more }: { lead: string; reads: readonly ShownRead[]; more: boolean }) {
  const t = useTranslations("audit.recordReads");
  return (
    <section aria-labelledby="reads" className="mx-auto max-w-[800px] rounded-badge border border-line bg-bg p-5 md:p-8">
      <h2 id="reads" className="text-section font-bold">{t("title")}</h2>
      <p className="mt-1 mb-4 text-row text-text2">{lead}</p>
      {reads.length === 0 ? <EmptyState title={t("empty")} /> : (
        <ol>
          {reads.map((read) => (
            <li key={read.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line py-2.5 text-row">
              <span className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]"><strong>{read.who}</strong> <span className="text-text2">{read.post}</span>{read.file === null ? null : <span className="block text-meta text-text2">{t("attachment", { name: read.file })}</span>}</span>
              <Badge tone={read.refused ? "bad" : "grey"}>{t(read.refused ? "refused" : "read")}</Badge>
              <span className="text-meta text-text2">{t(`via.${read.via}`)}</span>
              <span className="text-meta text-text2 tabular-nums">{read.when}</span>
            </li>
          ))}
        </ol>
      )}
      {more ? <p className="mt-3 text-meta text-text2">{t("more", { count: reads.length })}</p> : null}
    </section>
  );
}
