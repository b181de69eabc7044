import { useLocale, useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { AskAccess } from "#components/register/AskAccess.tsx";
import { DateText } from "#components/ui/DateText.tsx";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface StageShown {
  stage: "collect" | "decide" | "result";
  total: number;
  documents: readonly { id: string; title: string; numberLabel: string | null; drafterNameKo: string; drafterNameEn: string; decidedAt: Date | null; readable: boolean }[];
}

/** Documents of a task at each step of the standard process: data, decision, result. */
export function StageDocuments({ stages, moreHref, today }: { stages: readonly StageShown[]; moreHref: string; today: Day }) {
  const t = useTranslations("tasks");
  const language = useLocale() as Language;
  return (
    <div className="grid gap-6 lg:grid-cols-3">
      {stages.map(({ stage, total, documents }) => (
        <section key={stage} aria-label={t(`stage.${stage}`)}>
          <h3 className="flex items-baseline gap-2 border-b border-line2 pb-1.5 text-row font-semibold">
            {t(`stage.${stage}`)} <span className="text-meta font-normal tabular-nums text-text2">{total}</span>
          </h3>
          {documents.length === 0 ? <p className="py-3 text-row text-text2">{t("stageEmpty")}</p> : null}
          <ul>
            {documents.map((document) => (
              <li key={document.id} className="border-b border-line py-2">
                {document.readable ? (
                  <AppLink href={`/documents/${document.id}`} className="block text-row font-medium hover:underline">{document.title}</AppLink>
                ) : (
                  <span className="block text-row font-medium text-text2">{document.title}</span>
                )}
                <span className="text-meta text-text2">
                  {document.numberLabel} · {nameOf({ nameKo: document.drafterNameKo, nameEn: document.drafterNameEn }, language)} · {document.decidedAt ? <DateText at={document.decidedAt} today={today} /> : null}
                  {document.readable ? null : <> · <AskAccess id={document.id} title={document.title} /></>}
                </span>
              </li>
            ))}
          </ul>
          {total > documents.length ? (
            <p className="pt-2">
              <AppLink prose href={moreHref}>{t("more", { count: total })}</AppLink>
            </p>
          ) : null}
        </section>
      ))}
    </div>
  );
}
