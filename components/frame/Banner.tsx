import { Landmark } from "lucide-react";
import { useTranslations } from "next-intl";

/** The line above every page: an official system, whether its data are made up, and the way past the frame. */
export function Banner({ demonstration, wide = true }: { demonstration: boolean; wide?: boolean }) {
  const t = useTranslations("frame");
  return (
    <div className={`no-print bg-sunken text-meta text-text2 md:border-b md:border-line ${wide ? "md:sticky md:top-0 md:z-30" : ""}`}>
      <div className={`hidden min-h-7 items-center gap-4 px-4 md:flex ${wide ? "md:px-5" : "mx-auto max-w-[1360px] md:px-8"}`}>
        <p className="flex items-center gap-2">
          <Landmark aria-hidden className="size-3.5" />
          {t("official")}
        </p>
        {demonstration ? <p className="ml-auto hidden md:block">{t("demonstration")}</p> : null}
        <a href="#main" className={`rounded-badge hover:underline ${demonstration ? "" : "ml-auto"}`}>
          {t("skip")}
        </a>
      </div>
      <a href="#main" className="sr-only focus:not-sr-only focus:block focus:p-3 md:hidden">
        {t("skip")}
      </a>
    </div>
  );
}
