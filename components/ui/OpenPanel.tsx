"use client";
import type { ReactNode } from "react";
import { buttonStyle } from "./buttonStyle.ts";
import type { ButtonKind } from "./buttonStyle.ts";

/**
 * Problem: a button opens the place for what an act asks, such as its reason; Esc closes it. Works without JavaScript.
 * Parameters: label (on the button), kind, up (opens above the button), open (from the first), children.
 * Example: <OpenPanel label="반려"><TextArea name="reason" label="반려 사유" /><Button type="submit">반려하기</Button></OpenPanel>
 */
export function OpenPanel({ label, kind = "usual", up = false, open = false, children }: { label: string; kind?: ButtonKind; up?: boolean; open?: boolean; children: ReactNode }) {
  return (
    <details className="relative" open={open} onKeyDown={(event) => {
      if (event.key !== "Escape" || event.nativeEvent.isComposing || !event.currentTarget.open) return;
      event.currentTarget.open = false;
      event.currentTarget.querySelector("summary")?.focus();
    }} onToggle={(event) => { if (event.currentTarget.open) event.currentTarget.querySelector("textarea")?.focus(); }}>
      <summary className={buttonStyle(kind, "usual", "select-none")}>{label}</summary>
      <div className={`${up ? "fixed inset-x-4 bottom-[7.5rem] md:absolute md:inset-x-auto md:bottom-full md:left-0 md:mb-2" : "absolute top-full left-0 mt-2"} z-30 rounded-panel border-2 border-link bg-bg p-4 shadow-float md:w-[min(440px,calc(100vw-2rem))]`}>
        {children}
      </div>
    </details>
  );
}
