"use client";
import { useTranslations } from "next-intl";
import { useField } from "#components/ui/formState.ts";

/**
 * Problem: a row of a list is chosen for an act over many. Parameters: at (place among those that may be chosen), id,
 * title, values (what the act wants of the row), chosen (from the first). Example: <ChosenRow at={0} id={id} title={title} values={{ version: 1 }} />
 */
export function ChosenRow({ at, id, title, values, chosen = false }: { at: number; id: string; title: string; values: Readonly<Record<string, number>>; chosen?: boolean }) {
  const t = useTranslations("documents.many");
  // In a form that failed without JavaScript what was chosen stays chosen.
  const { kept } = useField("documents");
  const wasChosen = Array.isArray(kept) ? kept.some((row: { id?: unknown } | null) => row?.id === id) : chosen;
  return (
    <span className="flex min-h-11 min-w-11 items-center justify-center md:min-h-9 md:min-w-9">
      <input type="checkbox" name={`documents[${at}].id`} value={id} defaultChecked={wasChosen} aria-label={t("choose", { title })} className="size-[18px] accent-primary" />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={`documents[${at}].${name}`} value={value} />
      ))}
    </span>
  );
}
