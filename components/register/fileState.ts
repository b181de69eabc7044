import type { ReactNode } from "react";
import type { Tone } from "#components/ui/Badge.tsx";

interface Dates {
  closedAt: Date | null;
  reviewedAt: Date | null;
  destroyedAt: Date | null;
}

/** How a record file stands, as the parameters of a badge. */
export function fileStateOf({ closedAt, reviewedAt, destroyedAt }: Dates, say: (key: "open" | "closed" | "reviewed" | "destroyed") => string): { tone: Tone; children: ReactNode } {
  if (destroyedAt) return { tone: "bad", children: say("destroyed") };
  if (reviewedAt) return { tone: "ok", children: say("reviewed") };
  return closedAt ? { tone: "warn", children: say("closed") } : { tone: "now", children: say("open") };
}
