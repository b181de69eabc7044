"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { NodeSearch } from "./NodeSearch.tsx";
import type { Found } from "./NodeSearch.tsx";

/** What a tree is filtered by, in its address: words, tree and day (or year). Works as a plain form. */
export function TreeFilter({ action, hidden = {}, q, on, trees, tree, years, year, names }: { action: string; hidden?: Readonly<Record<string, string>>; q: string; on?: string; trees?: readonly Option[]; tree?: string; years?: readonly number[]; year?: number; names: readonly Found[] }) {
  const t = useTranslations("classification");
  return (
    <form action={action} method="get" role="search" className="no-print flex flex-wrap items-end gap-3 border-b border-line px-4 py-3 md:px-6">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {trees ? <SelectField name="tree" label={t("tree")} options={trees} defaultValue={tree ?? ""} className="min-w-40" /> : null}
      {years ? <SelectField name="year" label={t("year")} options={years.map((one) => ({ value: String(one), label: String(one) }))} defaultValue={String(year ?? "")} className="w-28" /> : null}
      {on === undefined ? null : <TextField name="on" label={t("on")} type="date" defaultValue={on} className="w-44" />}
      <NodeSearch defaultValue={q} names={names} />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
