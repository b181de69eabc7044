import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

/**
 * Problem: words that mean the same and former names were searched beside what was typed: says which, and lets one search exactly what was typed (null where that is offered beside it).
 * Example: <Also words={["혁신처"]} exactHref="/search?q=정부혁신국&exact=1" />
 */
export function Also({ words, exactHref }: { words: readonly string[]; exactHref: string | null }) {
  const t = useTranslations("search.meant");
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-3 border-l-2 border-control pl-3 text-row [overflow-wrap:anywhere]">
      {t("also", { words: words.map((word) => `‘${word}’`).join(" ") })}
      {exactHref === null ? null : <AppLink prose href={exactHref} className="inline-flex min-h-11 items-center md:min-h-7">{t("exact")}</AppLink>}
    </p>
  );
}
