import { Landmark } from "lucide-react";
import { useTranslations } from "next-intl";

/** The line above every page: an official system, whether its data are made up, and the way past the frame. */
export function Banner({ demonstration, wide = true }: { demonstration: boolean; wide?: boolean }) {
  const t = useTranslations("frame");
  return (
    <div className="no-print border-b border-line bg-sunken text-meta text-text2">
      <div className={`flex min-h-7 items-center gap-4 px-4 ${wide ? "md:px-5" : "mx-auto max-w-[1360px] md:px-8"}`}>
        <p className="flex items-center gap-2">
          <Landmark aria-hidden className="size-3.5" />
          {t("official")}
        </p>
        {demonstration ? <p className="ml-auto hidden md:block">{t("demonstration")}</p> : null}
        <a href="#main" className={`rounded-badge focus:not-sr-only focus:static focus:px-1 ${demonstration ? "" : "ml-auto"} sr-only hover:underline md:not-sr-only`}>
          {t("skip")}
        </a>
      </div>
    </div>
  );
}
