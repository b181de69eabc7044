"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { matchScore } from "#lib/match.ts";

export interface Found {
  label: string;
  note: string;
  href: string;
}

const most = 8;

/** A field that offers what fits while one types, by parts of names and initial consonants; without script it is a field. */
export function NodeSearch({ defaultValue, names }: { defaultValue: string; names: readonly Found[] }) {
  const t = useTranslations("classification");
  const [typed, setTyped] = useState("");
  const fits = typed.trim() === "" ? [] : names.filter((name) => matchScore([name.label, name.note], typed) > 0).slice(0, most);
  return (
    <div className="relative min-w-56 flex-1 md:max-w-96" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setTyped(""); }} onKeyDown={(event) => { if (event.key === "Escape") setTyped(""); }}>
      <TextField name="q" label={t("find")} hint={t("findHint")} type="search" defaultValue={defaultValue} autoComplete="off" maxLength={200} onInput={(event) => setTyped(event.currentTarget.value)} />
      {fits.length > 0 ? (
        <ul className="absolute inset-x-0 top-full z-20 mt-1 rounded-panel border border-line2 bg-bg py-1 shadow-float">
          {fits.map((found) => (
            <li key={found.href}>
              <AppLink href={found.href} className="flex min-h-11 flex-wrap items-center gap-x-2 px-3 text-row hover:bg-sunken md:min-h-9">
                {found.label} <span className="text-meta text-text2">{found.note}</span>
              </AppLink>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
