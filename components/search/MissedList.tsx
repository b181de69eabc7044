import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";

export interface MissedShown {
  id: string;
  words: string;
  askers: number;
  last: string;
  writeHref: string;
}

/**
 * Problem: what others searched for in vain, with a way to write it and to say that it is done.
 * Example: <MissedList missed={missed} />
 */
export function MissedList({ missed }: { missed: readonly MissedShown[] }) {
  const t = useTranslations("search.missed");
  return (
    <ul aria-label={t("title")} className="mt-3 border-t border-line">
      {missed.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 md:px-6">
          <div className="min-w-0 flex-1 basis-60">
            <AppLink prose href={`/search?q=${encodeURIComponent(one.words)}`} className="text-row font-medium [overflow-wrap:anywhere]">{one.words}</AppLink>
            <p className="text-meta text-text2">{t("asked", { count: one.askers, last: one.last })}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <ButtonLink href={one.writeHref} aria-label={`${t("write")}: ${one.words}`}>{t("write")}</ButtonLink>
            <ActForm action={`/api/v1/searches-in-vain/${one.id}/settlements`} at="/lessons/missing" done={t("settled")} label={`${t("settle")}: ${one.words}`}>
              <Button type="submit" kind="plain" aria-label={`${t("settle")}: ${one.words}`}>{t("settle")}</Button>
            </ActForm>
          </div>
        </li>
      ))}
    </ul>
  );
}
