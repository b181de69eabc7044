import { useTranslations } from "next-intl";

export interface ShownAct {
  id: string;
  when: string;
  who: string;
  post: string;
  act: string;
  reason: string;
}

/**
 * Problem: what happened to a record, below it: who did what, when, and why; newest first.
 * Example: <ActLines title={t("history")} acts={acts} />
 */
export function ActLines({ title, acts }: { title: string; acts: readonly ShownAct[] }) {
  const words = useTranslations("audit.acts");
  return (
    <section aria-labelledby="history" className="no-print border-t border-line2 pt-4">
      <h2 id="history" className="text-row font-semibold">{title}</h2>
      <ol className="mt-2 grid gap-1">
        {acts.map(({ id, when, who, post, act, reason }) => (
          <li key={id} className="text-row [overflow-wrap:anywhere]">
            <span className="text-text2 tabular-nums">{when}</span> <strong>{who}</strong> <span className="text-text2">{post}</span> {words.has(act as "memo.sent") ? words(act as "memo.sent") : act}
            {reason ? <span className="block text-meta whitespace-pre-wrap text-text2">{reason}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
