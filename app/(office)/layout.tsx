import { Settings2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HelpPanel } from "#components/desk/HelpPanel.tsx";
import { ActingLine } from "#components/frame/ActingLine.tsx";
import { Banner } from "#components/frame/Banner.tsx";
import { entriesFor, seatsShown } from "#components/frame/frameOf.ts";
import { PhoneTabs } from "#components/frame/PhoneTabs.tsx";
import { ScreenSettings } from "#components/frame/ScreenSettings.tsx";
import { SeatSwitcher } from "#components/frame/SeatSwitcher.tsx";
import { SideNav } from "#components/frame/SideNav.tsx";
import { TopBar } from "#components/frame/TopBar.tsx";
import { Palette } from "#components/palette/Palette.tsx";
import { Popup } from "#components/ui/Popup.tsx";
import { figureOf } from "#lib/inbox/queries.ts";
import { nameOf } from "#lib/names.ts";
import { pageContext } from "../current.ts";
import { currentPreferences } from "../preferences.ts";
import { countedNow } from "./counted.ts";

/** The signed-in house: the frame around every page. */
export default async function Office({ children }: { children: ReactNode }) {
  const { actor, today, language } = await pageContext();
  const [t, preferences, waiting] = await Promise.all([getTranslations("frame"), currentPreferences(), countedNow()]);
  const keys = entriesFor(actor);
  const seats = seatsShown(actor, language, today, (key, values) => t(key as "own", values as never));
  const chosen = seats.find((seat) => seat.chosen) ?? null;
  const switcher = <SeatSwitcher name={nameOf(actor, language)} seats={seats} />;
  return (
    <>
      <Banner demonstration={process.env["ONMARU_DEMO"] === "1"} />
      <TopBar palette={<Palette keys={keys} />} help={<HelpPanel />} seat={switcher} />
      {chosen?.acting ? <ActingLine title={chosen.title} note={chosen.note} /> : null}
      <div className="flex">
        <SideNav keys={keys} waiting={figureOf(waiting)}>
          <Popup
            up
            place="left"
            className="w-full"
            triggerClass="min-h-9 gap-2.5 px-2 text-row font-medium text-text2 hover:bg-bg"
            trigger={
              <>
                <Settings2 aria-hidden className="size-4" />
                {t("screen")}
                <span className="ml-auto pl-3 text-meta whitespace-nowrap tabular-nums">{preferences.text}%</span>
              </>
            }
          >
            <div className="w-72 p-4">
              <ScreenSettings preferences={preferences} />
            </div>
          </Popup>
        </SideNav>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 pb-16 outline-none md:pb-0">
          {children}
        </main>
      </div>
      <PhoneTabs keys={keys}>
        <div className="mb-3">{switcher}</div>
        <ScreenSettings preferences={preferences} />
      </PhoneTabs>
    </>
  );
}
