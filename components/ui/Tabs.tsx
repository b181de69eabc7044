import type { ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";
import { cx } from "./cx.ts";

/**
 * Problem: several sides of one thing, each with its own address.
 * Parameters: label (name of the set), items with href, label, count, current.
 * Example: <Tabs label="문서" items={[{ href: "?", label: "본문", current: true }, { href: "?tab=history", label: "이력", count: 14 }]} />
 */
export function Tabs({ label, items }: { label: string; items: readonly { href: string; label: ReactNode; count?: ReactNode; current?: boolean }[] }) {
  return (
    <nav aria-label={label} className="no-print -mb-px overflow-x-auto">
      <ul className="flex gap-6">
        {items.map((item) => (
          <li key={item.href}>
            <AppLink
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={cx(
                "flex min-h-11 items-center gap-1.5 border-b-2 text-row whitespace-nowrap outline-offset-[-3px]",
                item.current ? "border-link font-semibold text-text" : "border-transparent font-medium text-text2 hover:border-line2",
              )}
            >
              {item.label}
              {item.count !== undefined ? <span className="text-meta font-normal text-text2">{item.count}</span> : null}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
