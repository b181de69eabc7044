import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";

/** What an act changed: as it was and as it is, each empty where there was nothing. */
export interface ShownChange {
  label: string;
  before: string;
  after: string;
}

export interface ShownAct {
  id: string;
  who: string;
  post: string;
  /** In whose place, or that the post had no holder. */
  behalf: string;
  /** The further agency on whose part it was done. */
  agency: string;
  what: string;
  changes: readonly ShownChange[];
  when: string;
  reason: string;
}

/**
 * Problem: everything that happened to a document, newest first, with what each act changed.
 * Example: <DocumentHistory acts={acts} />
 */
export function DocumentHistory({ acts }: { acts: readonly ShownAct[] }) {
  const t = useTranslations("documents.history");
  if (acts.length === 0) return <EmptyState title={t("empty")} />;
  return (
    <ol className="mx-auto grid max-w-[800px] gap-4 rounded-badge border border-line bg-bg p-5 md:p-8">
      {acts.map((act) => (
        <li key={act.id}>
          <p className="text-row">
            <strong>{act.who}</strong> <span className="text-text2">{act.post}</span>{act.agency ? <> <Badge>{act.agency}</Badge></> : null}{act.behalf ? <> <Badge tone="warn">{act.behalf}</Badge></> : null} {act.what}
          </p>
          <p className="text-meta text-text2">{act.when}</p>
          {act.changes.length > 0 ? (
            <dl className="mt-1 grid gap-1 text-row">
              {act.changes.map((change) => (
                <div key={change.label} className="flex flex-wrap gap-x-2">
                  <dt className="font-semibold">{change.label}</dt>
                  {change.before ? <dd className="min-w-0 [overflow-wrap:anywhere]"><span className="text-text2">{t("before")}</span> {change.before}</dd> : null}
                  <dd className="min-w-0 [overflow-wrap:anywhere]">{change.before ? <><span className="text-text2">{t("after")}</span> </> : null}{change.after || t("nothing")}</dd>
                </div>
              ))}
            </dl>
          ) : null}
          {act.reason ? <p className="mt-1 border-l-2 border-line2 pl-3 text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{act.reason}</p> : null}
        </li>
      ))}
    </ol>
  );
}
