"use client";
import { useRouter } from "next/navigation";
import type { Route as Address } from "next";
import { useState } from "react";
import { cx } from "#components/ui/cx.ts";

export interface Bar {
  /** The first day, `YYYY-MM` or `YYYY`. */
  from: string;
  label: string;
  /** How many it holds, as it is written. */
  count: string;
  /** Of the highest, in a hundred. */
  height: number;
  chosen?: true;
}

/**
 * Problem: when what was found is of, as bars of months or years; pressing one takes its days, dragging over several takes those of all.
 * It is a picture to those who do not see or point: the two days of the form do the same for them.
 * Parameters: title; bars, in order of time; until, the first day that is in none; base, the address without days, to which those of the bars are added; says, what the picture shows.
 * Example: <Months title="날짜" bars={bars} until="2026-12" base="/search?q=예산" says="2024년 1월부터 2026년 11월까지" />
 */
export function Months({ title, bars, until, base, says }: { title: string; bars: readonly Bar[]; until: string; base: string; says: string }) {
  const router = useRouter();
  const [over, setOver] = useState<number | null>(null);
  const [begun, setBegun] = useState<number | null>(null);
  const [from, to] = begun === null || over === null ? [over, over] : [Math.min(begun, over), Math.max(begun, over)];
  const first = bars[from ?? 0];
  const lastAt = to ?? bars.length - 1;
  const last = bars[lastAt];

  const barAt = (event: React.PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)));
  };
  const begin = (event: React.PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setOver(barAt(event));
    setBegun(barAt(event));
  };
  const end = () => {
    if (begun !== null && first) {
      const address = new URL(base, "http://x");
      address.searchParams.set("q", `${address.searchParams.get("q") ?? ""} after:${first.from} before:${bars[lastAt + 1]?.from ?? until}`.trim());
      router.push(`${address.pathname}?${address.searchParams.toString()}` as Address);
    }
    setBegun(null);
  };
  return (
    <section className="border-t border-line pt-4">
      <h3 className="text-row font-semibold">{title}</h3>
      <div role="img" aria-label={says} className="mt-2 flex h-14 cursor-crosshair touch-pan-y items-end gap-px border-b border-line2 select-none" onPointerDown={begin} onPointerMove={(event) => setOver(barAt(event))} onPointerUp={end} onPointerCancel={() => setBegun(null)} onPointerLeave={() => begun === null && setOver(null)}>
        {bars.map((bar, at) => (
          <span key={bar.from} className={cx("block min-w-0 flex-1", from !== null && to !== null && at >= from && at <= to ? "bg-link" : bar.chosen ? "bg-text3" : "bg-control")} style={{ height: bar.height === 0 ? "1px" : `max(3px, ${bar.height}%)` }} />
        ))}
      </div>
      <p aria-hidden className="mt-1 flex min-h-5 justify-between gap-2 text-meta text-text2 tabular-nums">
        {from === null ? <><span>{first?.label}</span><span>{last?.label}</span></> : from === to ? <span>{first?.label}: {first?.count}</span> : <span>{first?.label} – {last?.label}</span>}
      </p>
    </section>
  );
}
