import type { ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";
import { cx } from "./cx.ts";

/**
 * Problem: one choice among the kinds of a list, in its address. The chosen one is filled with the colour of text.
 * Example: <Chips label="거르기" items={[{ href: "/my-day", label: "모두", count: 18, current: true }]} />
 */
export function Chips({ label, items }: { label: string; items: readonly { href: string; label: ReactNode; count?: ReactNode; current?: boolean }[] }) {
  return (
    <nav aria-label={label} className="no-print overflow-x-auto py-1">
      <ul className="flex gap-1.5 md:flex-wrap">
        {items.map((item) => (
          <li key={item.href}>
            <AppLink
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={cx(
                "relative flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-row whitespace-nowrap outline-offset-[-3px] max-md:after:absolute max-md:after:-inset-y-1 max-md:after:inset-x-0 md:min-h-7",
                item.current ? "border-text bg-text font-semibold text-bg" : "border-line2 text-text2 hover:bg-sunken md:border-transparent",
              )}
            >
              {item.label}
              {item.count !== undefined ? <span className="tabular-nums">{item.count}</span> : null}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
