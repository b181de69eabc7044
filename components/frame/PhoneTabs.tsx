"use client";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { cx } from "#components/ui/cx.ts";
import { Popup } from "#components/ui/Popup.tsx";
import { entries, standsIn } from "./rooms.ts";
import type { EntryKey } from "./rooms.ts";

const first: readonly EntryKey[] = ["myDay", "documents", "search", "handover"];

/** Five tabs below on a phone; the rest of the doors open from the last. */
export function PhoneTabs({ keys, children }: { keys: readonly EntryKey[]; children: ReactNode }) {
  const t = useTranslations("frame");
  const path = usePathname();
  const shown = first.filter((key) => keys.includes(key));
  const rest = keys.filter((key) => !shown.includes(key));
  const tab = "flex min-h-14 flex-col items-center justify-center gap-0.5 text-meta outline-offset-[-3px]";
  return (
    <nav aria-label={t("roomsOnPhone")} className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line2 bg-bg md:hidden">
      <ul className="grid auto-cols-fr grid-flow-col">
        {shown.map((key) => {
          const current = standsIn(path, key);
          const { href, icon: Icon } = entries[key];
          return (
            <li key={key}>
              <AppLink href={href} aria-current={current ? "page" : undefined} className={cx(tab, current ? "font-semibold text-link" : "text-text2")}>
                <Icon aria-hidden className="size-5" />
                {t(`entries.${key}`)}
              </AppLink>
            </li>
          );
        })}
        <li>
          <Popup
            key={path}
            up
            triggerClass={cx(tab, "w-full text-text2")}
            trigger={
              <>
                <Ellipsis aria-hidden className="size-5" />
                {t("more")}
              </>
            }
          >
            <ul className="p-2">
              {rest.map((key) => {
                const { href, icon: Icon } = entries[key];
                return (
                  <li key={key}>
                    <AppLink href={href} aria-current={standsIn(path, key) ? "page" : undefined} className="flex min-h-11 items-center gap-3 rounded-control px-3 text-row hover:bg-sunken aria-[current]:font-semibold">
                      <Icon aria-hidden className="size-4" />
                      {t(`entries.${key}`)}
                    </AppLink>
                  </li>
                );
              })}
            </ul>
            <div className="border-t border-line p-3">{children}</div>
          </Popup>
        </li>
      </ul>
    </nav>
  );
}
