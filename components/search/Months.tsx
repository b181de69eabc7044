"use client";
import { useRouter } from "next/navigation";
import type { Route as Address } from "next";
import { useState } from "react";

/** The height of the picture, in the dots of a screen. */
const tall = 56;
/** A bar's share of its place. */
const broad = 0.84;

/** The bars that are so, as one path: of a hundred bars no elements. */
function drawn(bars: readonly Bar[], isSo: (bar: Bar, at: number) => boolean = () => true): string {
  return bars.map((bar, at) => (isSo(bar, at) ? `M${at} ${tall}v-${bar.height === 0 ? 1 : Math.max(3, Math.round((bar.height / 100) * tall))}h${broad}V${tall}z` : "")).join("");
}

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
      <div role="img" aria-label={says} className="mt-2 h-14 cursor-crosshair touch-pan-y border-b border-line2 select-none" onPointerDown={begin} onPointerMove={(event) => setOver(barAt(event))} onPointerUp={end} onPointerCancel={() => setBegun(null)} onPointerLeave={() => begun === null && setOver(null)}>
        <svg aria-hidden viewBox={`0 0 ${bars.length} ${tall}`} preserveAspectRatio="none" className="size-full">
          <path d={drawn(bars)} className="fill-control" />
          {bars.some((bar) => bar.chosen) ? <path d={drawn(bars, (bar) => bar.chosen === true)} className="fill-text3" /> : null}
          {from === null || to === null ? null : <path d={drawn(bars, (_, at) => at >= from && at <= to)} className="fill-link" />}
        </svg>
      </div>
      <p aria-hidden className="mt-1 flex min-h-5 justify-between gap-2 text-meta text-text2 tabular-nums">
        {from === null ? <><span>{first?.label}</span><span>{last?.label}</span></> : from === to ? <span>{first?.label}: {first?.count}</span> : <span>{first?.label} – {last?.label}</span>}
      </p>
    </section>
  );
}
