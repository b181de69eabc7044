"use client";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/**
 * Problem: a small surface under a button, which opens without JavaScript too. Escape, a press outside
 * and moving on close it.
 * Parameters: trigger (content of the button), label (its name where it shows none), place, triggerClass.
 * Example: <Popup trigger="더 보기" place="right">…</Popup>
 */
export function Popup({ trigger, label, place = "right", up = false, triggerClass, className, children }: { trigger: ReactNode; label?: string; place?: "left" | "right"; up?: boolean; triggerClass?: string; className?: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    function close(event: Event) {
      const box = details.current;
      if (!box?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        box.open = false;
        box.querySelector("summary")?.focus();
      } else if (!(event.target instanceof Node && box.contains(event.target))) box.open = false;
    }
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, []);
  return (
    <details ref={details} className={cx("relative", className)}>
      <summary aria-label={label} className={cx("flex items-center rounded-control", triggerClass)}>
        {trigger}
      </summary>
      <div className={cx("absolute z-40 w-max max-w-[calc(100vw-24px)] min-w-60 rounded-panel border border-line2 bg-bg shadow-float", up ? "bottom-full mb-1" : "top-full mt-1", place === "right" ? "right-0" : "left-0")}>
        {children}
      </div>
    </details>
  );
}
