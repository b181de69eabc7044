import type { ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";
import { cx } from "./cx.ts";

/**
 * Problem: two to four ways to see the same, in the address.
 * Example: <Segments label="누구" items={[{ href: "/usage", label: "나", current: true }, { href: "/usage?of=department", label: "우리 과" }]} />
 */
export function Segments({ label, items }: { label: string; items: readonly { href: string; label: ReactNode; current?: boolean }[] }) {
  return (
    <nav aria-label={label} className="no-print">
      <ul className="inline-flex rounded-control border border-control">
        {items.map((item) => (
          <li key={item.href}>
            <AppLink
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={cx(
                "flex min-h-11 items-center rounded-[5px] px-3 text-row whitespace-nowrap md:min-h-8",
                item.current ? "bg-text font-semibold text-bg" : "text-text hover:bg-sunken",
              )}
            >
              {item.label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
