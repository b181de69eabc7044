"use client";
import type { ReactNode } from "react";

/**
 * Problem: a record that is opened after a search is counted for the same words, without names, so that it comes earlier next time.
 * Links within stand in an element with `data-kind` and `data-id`. Without JavaScript nothing is counted.
 * Parameters: q, the words as they were searched.
 * Example: <CountOpenings q="예산"><Results hits={hits} /></CountOpenings>
 */
export function CountOpenings({ q, children }: { q: string; children: ReactNode }) {
  const count = (event: React.MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element) || !event.target.closest("a")) return;
    const hit = event.target.closest<HTMLElement>("[data-id]")?.dataset;
    if (!hit?.["id"]) return;
    // Nobody waits for it, and nothing is lost when it does not come through.
    void fetch("/api/v1/search/openings", { method: "POST", keepalive: true, headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify({ q, kind: hit["kind"], id: hit["id"] }) }).catch(() => undefined);
  };
  return <div onClickCapture={count} onAuxClickCapture={count}>{children}</div>;
}
