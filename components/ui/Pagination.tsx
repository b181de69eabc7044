import { useTranslations } from "next-intl";
import { buttonStyle } from "./buttonStyle.ts";
import { AppLink } from "./AppLink.tsx";

/**
 * Problem: a long list in pages, each with its address.
 * Parameters: page (from 1), pages, hrefOf(page).
 * Example: <Pagination page={2} pages={9} hrefOf={(page) => `/documents?page=${page}`} />
 */
export function Pagination({ page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string }) {
  const t = useTranslations("ui");
  if (pages <= 1) return null;
  return (
    <nav aria-label={t("pages")} className="no-print flex items-center gap-3 py-4">
      {page > 1 ? (
        <AppLink href={hrefOf(page - 1)} rel="prev" className={buttonStyle("usual", "dense")}>
          {t("previous")}
        </AppLink>
      ) : null}
      <span className="text-row text-text2 tabular-nums">{t("pageOf", { page, pages })}</span>
      {page < pages ? (
        <AppLink href={hrefOf(page + 1)} rel="next" className={buttonStyle("usual", "dense")}>
          {t("next")}
        </AppLink>
      ) : null}
    </nav>
  );
}
