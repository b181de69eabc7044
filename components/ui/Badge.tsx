import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Tone = "grey" | "now" | "ok" | "warn" | "bad";

const tones: Record<Tone, string> = {
  grey: "bg-grey text-text2",
  now: "bg-selected text-link",
  ok: "bg-ok-tint text-ok",
  warn: "bg-warn-tint text-warn",
  bad: "bg-bad-tint text-bad",
};

/**
 * Problem: a kind or a state in one word. Two or three a row at most.
 * Parameters: tone grey|now|ok|warn|bad.
 * Example: <Badge tone="now">검토</Badge>
 */
export function Badge({ tone = "grey", children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <span className={cx("badge", tones[tone], className)}>
      {children}
    </span>
  );
}
