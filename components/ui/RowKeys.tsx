"use client";
import { useHotkeys } from "./hotkeys.ts";

/**
 * Problem: `j` and `k` move through the rows (`data-row`, as <Row> makes them) of a list; Enter opens.
 * Example: <RowKeys within="#waiting" />
 */
export function RowKeys({ within }: { within: string }) {
  function move(step: number) {
    const links = [...document.querySelectorAll<HTMLElement>(`${within} [data-row] a[href]:first-of-type`)];
    const at = links.findIndex((link) => link === document.activeElement);
    const from = at >= 0 ? at : links.findIndex((link) => link.getAttribute("aria-current") === "true");
    links[Math.min(links.length - 1, Math.max(0, from + step))]?.focus();
  }
  useHotkeys({ j: () => move(1), k: () => move(-1) });
  return null;
}
