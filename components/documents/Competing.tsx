"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";

interface Theirs {
  title: string;
  summary: string;
  text: string;
}

/** Two windows wrote: the stored text stands beside one's own, and the writer chooses. */
export function Competing({ id, mine, keepMine, takeTheirs }: { id: string; mine: Theirs; keepMine: () => void; takeTheirs: () => void }) {
  const t = useTranslations("documents.editor");
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  useEffect(() => {
    let here = true;
    void fetch(`/api/v1/documents/${id}`, { headers: { accept: "application/json" } })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Theirs>) : null))
      .then((found) => (here && found ? setTheirs(found) : undefined))
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [id]);
  const side = (label: string, text: Theirs | null) => (
    <section aria-label={label} className="min-w-0 rounded-control border border-line2 bg-bg p-3">
      <h3 className="text-meta font-semibold text-text2">{label}</h3>
      {text ? (
        <div className="mt-1 max-h-64 overflow-y-auto text-row whitespace-pre-wrap [overflow-wrap:anywhere]" tabIndex={0} role="group" aria-label={label}>
          <p className="font-semibold">{text.title}</p>
          <p className="text-text2">{text.summary}</p>
          <p className="mt-2">{text.text}</p>
        </div>
      ) : (
        <p className="mt-1 text-row text-text2">…</p>
      )}
    </section>
  );
  return (
    <Notice tone="warn" title={t("competes")} alert>
      <div className="mt-2 grid gap-3 lg:grid-cols-2">
        {side(t("mine"), mine)}
        {side(t("theirs"), theirs)}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="button" onClick={keepMine}>{t("keepMine")}</Button>
        <Button type="button" kind="plain" onClick={takeTheirs}>{t("takeTheirs")}</Button>
      </div>
    </Notice>
  );
}
