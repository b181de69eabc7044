export type StopState = "done" | "now" | "next" | "returned" | "skipped";

/**
 * Problem: the state of one stop by shape, and by colour beside it: tick, ring, dashes, cross, bar.
 * Example: <RouteMark state="now" />
 */
export function RouteMark({ state }: { state: StopState }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className="relative size-5 shrink-0 bg-bg">
      {state === "done" || state === "returned" ? <circle cx="10" cy="10" r="9.5" className={state === "done" ? "fill-ok" : "fill-bad"} /> : null}
      {state === "done" ? <path d="m5.8 10.3 2.8 2.8 5.6-5.8" className="fill-none stroke-bg" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" /> : null}
      {state === "returned" ? <path d="m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4" className="stroke-bg" strokeWidth="2" strokeLinecap="round" /> : null}
      {state === "now" ? (
        <>
          <circle cx="10" cy="10" r="8.5" className="fill-bg stroke-link" strokeWidth="2" />
          <circle cx="10" cy="10" r="4" className="fill-link" />
        </>
      ) : null}
      {state === "next" ? <circle cx="10" cy="10" r="8.5" className="fill-bg stroke-control" strokeWidth="1.6" strokeDasharray="2.6 2.2" /> : null}
      {state === "skipped" ? (
        <>
          <circle cx="10" cy="10" r="9" className="fill-bg stroke-control" strokeWidth="1.4" />
          <path d="M6 10h8" className="stroke-text2" strokeWidth="1.8" strokeLinecap="round" />
        </>
      ) : null}
    </svg>
  );
}
