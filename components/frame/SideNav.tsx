"use client";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { cx } from "#components/ui/cx.ts";
import { entries, standsIn } from "./rooms.ts";
import type { EntryKey } from "./rooms.ts";

/** The doors at the left; `children` stand at its foot. */
export function SideNav({ keys, waiting, children }: { keys: readonly EntryKey[]; waiting: number; children: ReactNode }) {
  const t = useTranslations("frame");
  const path = usePathname();
  return (
    <nav aria-label={t("rooms")} className="no-print sticky top-(--frame) z-20 hidden h-[calc(100dvh-var(--frame))] w-[200px] shrink-0 flex-col border-r border-line bg-sunken md:flex">
      <ul className="flex-1 overflow-y-auto px-3 py-2.5">
        {keys.map((key) => {
          const current = standsIn(path, key);
          const { href, icon: Icon } = entries[key];
          return (
            <li key={key}>
              <AppLink
                href={href}
                aria-current={current ? "page" : undefined}
                className={cx(
                  "flex min-h-9 items-center gap-2.5 rounded-control border px-2 text-row",
                  current ? "border-line2 bg-bg font-semibold" : "border-transparent font-medium text-text2 hover:bg-bg hover:text-text",
                )}
              >
                <Icon aria-hidden className={cx("size-4 shrink-0", current && "text-link")} />
                {t(`entries.${key}`)}
                {key === "myDay" && waiting > 0 ? (
                  <span className={cx("ml-auto text-meta tabular-nums", current ? "font-semibold text-link" : "font-normal")}>
                    {waiting}
                    <span className="sr-only"> {t("waiting")}</span>
                  </span>
                ) : null}
              </AppLink>
            </li>
          );
        })}
      </ul>
      <div className="border-t border-line px-3 py-2">{children}</div>
    </nav>
  );
}
