import { getTranslations } from "next-intl/server";
import { Settings2 } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "#components/frame/Banner.tsx";
import { LanguageSwitch } from "#components/frame/LanguageSwitch.tsx";
import { Mark } from "#components/frame/Mark.tsx";
import { ScreenSettings } from "#components/frame/ScreenSettings.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Popup } from "#components/ui/Popup.tsx";
import { currentPreferences } from "../preferences.ts";

/** Where people arrive: calm, wide, without the doors of the house. */
export default async function Public({ children }: { children: ReactNode }) {
  const [t, preferences] = await Promise.all([getTranslations("frame"), currentPreferences()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <Banner demonstration={process.env["ONMARU_DEMO"] === "1"} wide={false} />
      <header className="no-print border-b border-line">
        <div className="mx-auto flex min-h-[72px] max-w-[1360px] items-center justify-between px-4 md:px-8">
          <AppLink href="/" aria-label={t("product")} className="inline-flex min-h-11 items-center rounded-control">
            <Mark name={t("product")} />
          </AppLink>
          <div className="flex items-center gap-2">
          <Popup
            triggerClass="min-h-11 gap-2 px-3 text-row text-text2 hover:bg-sunken"
            trigger={
              <>
                <Settings2 aria-hidden className="size-4" />
                {t("screen")}
              </>
            }
          >
            <div className="w-72 p-4">
              <ScreenSettings preferences={preferences} />
            </div>
          </Popup>
          <LanguageSwitch to={preferences.locale === "ko" ? "en" : "ko"} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1360px] flex-1 px-4 py-10 outline-none md:px-8 md:py-14">
        {children}
      </main>
      <footer className="no-print mx-auto w-full max-w-[1360px] px-4 md:px-8">
        <nav aria-label={t("footer.label")} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line py-5 text-meta text-text2">
          <AppLink href="/accessibility" className="inline-flex min-h-11 items-center hover:underline md:min-h-6">{t("footer.accessibility")}</AppLink>
          <AppLink href="/privacy" className="inline-flex min-h-11 items-center hover:underline md:min-h-6">{t("footer.privacy")}</AppLink>
          <AppLink href="/developers" className="inline-flex min-h-11 items-center hover:underline md:min-h-6">{t("footer.developers")}</AppLink>
          <span className="ml-auto">{t("footer.version")}</span>
        </nav>
      </footer>
    </div>
  );
}
