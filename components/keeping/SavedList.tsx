import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";

/**
 * Problem: the searches that one keeps, beside the search itself: opened again with one press.
 * Example: <SavedList searches={[{ id, name: "예산", address: "/search?q=…", fresh: 2, note: null }]} />
 */
export function SavedList({ searches }: { searches: readonly { id: string; name: string; address: string; fresh: number; note: string | null }[] }) {
  const t = useTranslations("keeping");
  return (
    <section aria-labelledby="saved-searches" className="mt-8 border-t border-line2 pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="saved-searches" className="text-row font-semibold">{t("title")}</h2>
        <p className="flex flex-wrap gap-x-4 text-row">
          <AppLink prose href="/search/saved" className="inline-flex min-h-11 items-center md:min-h-7">{t("manage")}</AppLink>
          <AppLink prose href="/search/collections" className="inline-flex min-h-11 items-center md:min-h-7">{t("collections.mine")}</AppLink>
        </p>
      </div>
      {searches.length === 0 ? <p className="text-row text-text2">{t("noneHint")}</p> : null}
      <ul className="mt-1">
        {searches.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-2">
            <AppLink prose href={one.address} className="inline-flex min-h-11 items-center text-row [overflow-wrap:anywhere] md:min-h-7">{one.name}</AppLink>
            {one.fresh > 0 ? <Badge tone="now">{t("fresh", { count: one.fresh })}</Badge> : null}
            {one.note ? <span className="text-meta text-text2">{one.note}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
