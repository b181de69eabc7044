import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

/**
 * Problem: a word was understood as another one: says so, and lets one search exactly what was typed (or, where that found something, what was meant).
 * Example: <Meant changes={[{ typed: "dPtks", meant: "예산" }]} applied exactHref="/search?q=dPtks&exact=1" meantHref="/search?q=예산" />
 */
export function Meant({ changes, applied, exactHref, meantHref }: { changes: readonly { typed: string; meant: string }[]; applied: boolean; exactHref: string; meantHref: string }) {
  const t = useTranslations("search.meant");
  const words = changes.map((one) => `‘${one.meant}’`).join(" ");
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-3 border-l-2 border-link pl-3 text-row">
      <strong className="font-semibold">{t(applied ? "applied" : "offered", { words })}</strong>
      <AppLink prose href={applied ? exactHref : meantHref} className="inline-flex min-h-11 items-center md:min-h-7">{t(applied ? "exact" : "try")}</AppLink>
    </p>
  );
}
