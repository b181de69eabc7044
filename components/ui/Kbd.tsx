import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/**
 * Problem: the name of a key, as on a key cap. Not shown on phones, which have none.
 * Example: <Kbd>Enter</Kbd>
 */
export function Kbd({ children, onFill = false }: { children: ReactNode; onFill?: boolean }) {
  return (
    <kbd
      className={cx(
        "hidden min-w-5 items-center justify-center rounded-badge border px-1 font-sans text-tick font-medium md:inline-flex",
        onFill ? "border-current text-on-primary" : "border-line2 text-text2",
      )}
    >
      {children}
    </kbd>
  );
}
