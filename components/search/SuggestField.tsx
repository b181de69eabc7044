"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { Route as Address } from "next";
import { useEffect, useId, useRef, useState } from "react";
import type { RefObject } from "react";
import { Badge } from "#components/ui/Badge.tsx";
import { cx } from "#components/ui/cx.ts";

interface Suggested {
  kind: string;
  id: string;
  title: string;
  note: string;
  url: string;
}

const keyOf = (one: Suggested) => `${one.kind} ${one.id}`;

/** So long is waited after a key, so that fast typing asks once. */
const pause = 90;

/**
 * Problem: titles that one may read are suggested while typing; choosing one opens it, Enter alone searches.
 * Without JavaScript it is a plain field of its form.
 * Parameters: label, defaultValue, placeholder, field (to go to it), className.
 * Example: <SuggestField label="찾을 말" defaultValue={q} />
 */
export function SuggestField({ label, defaultValue, placeholder, className, field }: { label: string; defaultValue: string; placeholder: string; className: string; field?: RefObject<HTMLInputElement | null> }) {
  const t = useTranslations("frame.suggest");
  const router = useRouter();
  const list = useId();
  const [asked, setAsked] = useState("");
  const [found, setFound] = useState<readonly Suggested[]>([]);
  // Stays chosen when a later answer holds it too, wherever it stands then.
  const [chosen, setChosen] = useState<string | null>(null);
  const at = found.findIndex((one) => keyOf(one) === chosen);
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;

  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      if (asked.trim() === "") return setFound([]);
      fetch(`/api/v1/search/suggestions?q=${encodeURIComponent(asked.slice(0, 100))}`, { signal: stop.signal, headers: { accept: "application/json" } })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as { suggestions: Suggested[] }).suggestions : []))
        .then(setFound)
        // Without an answer the field is what it is without suggestions.
        .catch(() => undefined);
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);

  const close = () => {
    setAsked("");
    setFound([]);
    setChosen(null);
  };
  function press(event: React.KeyboardEvent<HTMLInputElement>) {
    // While a syllable is composed the keys belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || found.length === 0) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = found[(at + step + found.length + 2) % (found.length + 1) - 1];
      setChosen(next ? keyOf(next) : null);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      const one = found[at];
      close();
      if (one) router.push(one.url as Address);
    }
  }
  const open = found.length > 0;
  return (
    <>
      <input
        ref={input}
        type="search"
        name="q"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        defaultValue={defaultValue}
        maxLength={10000}
        placeholder={placeholder}
        onInput={(event) => setAsked(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={close}
        className={className}
      />
      <span role="status" className="sr-only">{open ? t("count", { count: found.length }) : ""}</span>
      {open ? (
        <ul id={list} role="listbox" aria-label={t("title")} className="absolute top-full right-0 left-0 z-30 mt-1 max-h-[60dvh] overflow-y-auto rounded-panel border border-line2 bg-bg py-1 shadow-float">
          {found.map((one, n) => (
            <li
              key={keyOf(one)}
              id={`${list}-${n}`}
              role="option"
              aria-selected={n === at}
              className={cx("flex min-h-11 cursor-pointer items-center gap-2 px-3 py-1 text-row", n === at ? "bg-selected" : "hover:bg-sunken")}
              // Before the field loses the focus, which closes the list.
              onMouseDown={(event) => {
                event.preventDefault();
                close();
                router.push(one.url as Address);
              }}
            >
              <Badge>{t(`kinds.${one.kind as "document"}`)}</Badge>
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{one.title}</span>
              <span className="max-w-[40%] text-right text-meta text-text2 max-md:hidden">{one.note}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
