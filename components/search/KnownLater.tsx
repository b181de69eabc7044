"use client";
import { useEffect, useState } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import type { Language } from "#lib/names.ts";
import { Known } from "./Known.tsx";
import type { KnownSays, ShownKnown } from "./Known.tsx";

/**
 * Problem: what was found is read at once, and what is known by title alone follows when it has been looked for.
 * Without JavaScript it is a link to the same page with them.
 * Parameters: q, the words as they were searched; href, the same page with them; says, its sentences and the link's.
 * Example: <KnownLater q="예산" href="/search?q=예산&known=1" language="ko" today="2026-11-23" says={says} />
 */
export function KnownLater({ q, href, language, today, says }: { q: string; href: string; language: Language; today: string; says: KnownSays & { ask: string } }) {
  const [known, setKnown] = useState<{ total: number; documents: readonly ShownKnown[] } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/v1/search/known?q=${encodeURIComponent(q)}`, { signal: stop.signal, headers: { accept: "application/json" } })
      .then(async (answer) => setKnown(answer.ok ? ((await answer.json()) as { total: number; documents: ShownKnown[] }) : null))
      // What was found stands without it too.
      .catch(() => undefined);
    return () => stop.abort();
  }, [q]);
  if (known) return known.total > 0 ? <Known total={known.total} documents={known.documents} language={language} today={today} says={says} /> : null;
  return <p className="mt-5 hidden noscript:block"><AppLink prose href={href} className="text-row">{says.ask}</AppLink></p>;
}
