"use client";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { saidForgotten } from "#lib/said.ts";

interface Said {
  id: number;
  text: string;
  undo?: () => void;
}

const heard = new Set<(said: Said) => void>();
let last = 0;
/** What was said before anyone heard: a form may wake before the frame. */
let unheard: Said | null = null;

/**
 * Problem: saying that something was done, without standing in the way. Only for what is done;
 * `undo` only where it is true. The frame holds <Toasts/> once, with what the form before this page did (`first`).
 * Example: toast("공람 12건을 읽음으로 옮겼습니다.")
 */
export function toast(text: string, undo?: () => void): void {
  last += 1;
  const said: Said = { id: last, text, ...(undo ? { undo } : {}) };
  if (heard.size === 0) unheard = said;
  for (const hear of heard) hear(said);
}

export function Toasts({ first }: { first: string | null }) {
  const t = useTranslations("ui");
  const [said, setSaid] = useState<Said | null>(first === null ? null : { id: 0, text: first });
  useEffect(() => {
    heard.add(setSaid);
    const waiting = unheard;
    unheard = null;
    if (waiting) queueMicrotask(() => setSaid(waiting));
    document.cookie = saidForgotten;
    return () => {
      heard.delete(setSaid);
    };
  }, []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), 8000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div role="status" className="no-print fixed bottom-20 left-1/2 z-50 -translate-x-1/2 md:bottom-6">
      {said ? (
        <div className="flex min-w-72 items-center gap-3 rounded-control border border-badge-edge bg-text px-4 py-3 text-row text-bg shadow-float">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          <span className="flex-1">{said.text}</span>
          {said.undo ? (
            <button type="button" className="font-semibold underline" onClick={() => { said.undo?.(); setSaid(null); }}>
              {t("undo")}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
