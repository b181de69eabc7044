import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Mark } from "./Mark.tsx";
import { SearchField } from "./SearchField.tsx";

/** The bar above: product, the one search field, palette, help, and who I am. */
export function TopBar({ palette, help, seat }: { palette: ReactNode; help: ReactNode; seat: ReactNode }) {
  const t = useTranslations("frame");
  return (
    <header className="no-print sticky top-0 z-30 md:top-(--banner) flex min-h-14 items-center gap-2 border-b border-line bg-bg px-4 md:gap-4 md:px-5">
      <AppLink href="/my-day" aria-label={t("home")} className="inline-flex min-h-11 shrink-0 items-center rounded-control md:w-[184px]">
        <Mark name={t("product")} />
      </AppLink>
      <SearchField />
      {palette}
      <div className="ml-auto flex items-center gap-1 md:gap-2">
        <AppLink href="/search" aria-label={t("entries.search")} className="inline-flex size-11 items-center justify-center rounded-control md:hidden">
          <Search aria-hidden className="size-5" />
        </AppLink>
        {help}
        <div className="hidden md:block">{seat}</div>
      </div>
    </header>
  );
}
