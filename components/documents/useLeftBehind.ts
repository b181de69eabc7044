"use client";
import { useEffect, useState } from "react";
import { forgetLocally, keptLocally } from "./localCopy.ts";
import type { LocalCopy } from "./localCopy.ts";

interface LeftBehind {
  left: LocalCopy | null;
  /** Answers what was left and offers it no more. */
  take(): Record<string, unknown> | null;
  forget(): void;
}

/** What a closed tab left behind in this browser, unless the page shows the same in these fields. */
export function useLeftBehind(place: string, shown: Readonly<Record<string, unknown>>, names: readonly string[]): LeftBehind {
  const [left, setLeft] = useState<LocalCopy | null>(null);
  useEffect(() => {
    const found = keptLocally(place);
    if (!found) return;
    const differs = names.some((name) => JSON.stringify(found.fields[name]) !== JSON.stringify(shown[name]));
    if (!differs) forgetLocally(place);
    const timer = setTimeout(() => setLeft(differs ? found : null));
    return () => clearTimeout(timer);
  }, [place, shown, names]);
  return {
    left,
    take: () => {
      setLeft(null);
      return left?.fields ?? null;
    },
    forget: () => {
      forgetLocally(place);
      setLeft(null);
    },
  };
}
