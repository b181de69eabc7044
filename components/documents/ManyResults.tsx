import { useTranslations } from "next-intl";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Notice } from "#components/ui/Notice.tsx";

/** Problem: what became of each of many documents: done with its number, or why not. Example: <ManyResults answer={answer} /> */
export function ManyResults({ answer }: { answer: ManyDone }) {
  const t = useTranslations("documents");
  return (
    <section className="px-4 pb-3 md:px-6" aria-label={t("many.results")}>
      <Notice tone={answer.refused > 0 ? "warn" : "ok"} alert title={answer.refused > 0 ? t(`many.${answer.act}Some`, { done: answer.done, refused: answer.refused }) : t(`many.${answer.act}Done`, { done: answer.done })}>
        <ul className="mt-1 grid gap-1">
          {answer.results.map((row) => (
            <li key={row.id} className="min-w-0 [overflow-wrap:anywhere]">
              {row.title ? <AppLink prose href={`/documents/${row.id}`}>{row.title}</AppLink> : t("many.unknown")}
              {" · "}
              {row.outcome === "done" ? (row.number ?? t(`status.${row.status as "in-approval"}`)) : <span className="font-medium text-bad">{row.sentence}</span>}
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  );
}
