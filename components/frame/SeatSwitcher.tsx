"use client";
import { Check, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { AppLink } from "#components/ui/AppLink.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { cx } from "#components/ui/cx.ts";
import { Popup } from "#components/ui/Popup.tsx";

export interface SeatShown {
  postId: string;
  /** 혁신기획과장 직무대리 */
  title: string;
  /** Until when, on whose behalf. */
  note: string;
  acting: boolean;
  chosen: boolean;
}

/** Who I am and as what I act; amber while I act for another. Whoever holds several seats chooses here. */
export function SeatSwitcher({ name, seats }: { name: string; seats: readonly SeatShown[] }) {
  const t = useTranslations("frame");
  const path = usePathname();
  const chosen = seats.find((seat) => seat.chosen) ?? null;
  const acting = chosen?.acting ?? false;
  return (
    <Popup
      triggerClass={cx("min-h-11 max-w-52 gap-2 border px-3 py-1 text-left lg:max-w-72 md:min-h-10", acting ? "border-warn bg-warn-tint" : "border-line2 bg-bg hover:bg-sunken")}
      trigger={
        <>
          <span className="min-w-0">
            <span className="block text-meta font-semibold">{name}</span>
            <span className={cx("block truncate text-meta", acting ? "font-semibold text-warn" : "text-text2")}>
              {chosen ? [chosen.title, acting ? chosen.note : ""].filter(Boolean).join(" · ") : t("noSeat")}
            </span>
          </span>
          <span className="sr-only">{t("changeSeat")}</span>
          <ChevronsUpDown aria-hidden className="ml-auto size-4 shrink-0" />
        </>
      }
    >
      <div className="w-[320px] max-w-full py-2">
        <p className="px-4 py-1.5 text-meta text-text2">{t("seats")}</p>
        <ActForm action="/api/v1/session/seat" at={path} to={path}>
          <ul>
            {seats.map((seat) => (
              <li key={seat.postId}>
                <button
                  type="submit"
                  name="postId"
                  value={seat.postId}
                  aria-pressed={seat.chosen}
                  className={cx("flex min-h-12 w-full items-start gap-3 px-4 py-2 text-left outline-offset-[-3px]", seat.chosen ? "bg-selected" : "hover:bg-sunken")}
                >
                  <Check aria-hidden className={cx("mt-0.5 size-4 shrink-0 text-link", !seat.chosen && "invisible")} />
                  <span>
                    <span className="block text-row font-semibold">{seat.title}</span>
                    <span className="block text-meta text-text2">{seat.note}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </ActForm>
        <div className="mt-2 grid border-t border-line pt-2">
          <AppLink href="/profile" className="flex min-h-11 items-center px-4 text-row outline-offset-[-3px] hover:bg-sunken md:min-h-9">
            {t("profile")}
          </AppLink>
          <ActForm action="/api/v1/session/endings" to="/sign-in">
            <button type="submit" className="flex min-h-11 w-full items-center px-4 text-row hover:bg-sunken md:min-h-9">
              {t("signOut")}
            </button>
          </ActForm>
        </div>
      </div>
    </Popup>
  );
}
