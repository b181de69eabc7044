"use client";
import { useEffect, useRef, useState } from "react";
import { RouteMark } from "./RouteMark.tsx";
import type { Stop } from "./Route.tsx";
import { cx } from "./cx.ts";

/**
 * Problem: far down a long text the way of the document is out of sight: it stays as one line above.
 * Only seen: readers by ear have the route itself.
 * Example: <RouteLine stops={stops} />
 */
export function RouteLine({ stops }: { stops: readonly Stop[] }) {
  const passed = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const mark = passed.current;
    if (!mark) return;
    const watch = new IntersectionObserver(([entry]) => setShown(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top < 120));
    watch.observe(mark);
    return () => watch.disconnect();
  }, []);
  return (
    <>
      <div ref={passed} />
      <div aria-hidden className={cx("no-print sticky top-(--frame) z-10 -mb-10 hidden h-10 items-center gap-x-4 overflow-hidden border-b border-line bg-bg px-6 text-meta whitespace-nowrap md:flex", !shown && "invisible")}>
        {stops.map((stop) => (
          <span key={stop.id} className={cx("flex items-center gap-1.5", stop.state === "now" ? "font-semibold text-link" : "text-text2")}>
            <RouteMark state={stop.state} />
            {stop.name}
            {stop.state === "now" ? <span className="font-normal">{stop.when}</span> : null}
          </span>
        ))}
      </div>
    </>
  );
}
