import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "#components/ui/buttonStyle.ts";

/** An act that is not always wanted: a button that opens its form in place. `open` while its form has failed. */
export function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="group open:basis-full" open={open || undefined}>
      <summary className={buttonStyle("usual", "dense", "cursor-pointer list-none [&::-webkit-details-marker]:hidden")}>
        {title}
        <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
      </summary>
      <div className="mt-3 mb-2">{children}</div>
    </details>
  );
}
