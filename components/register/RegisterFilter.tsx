"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";

interface Chosen {
  unit: string;
  year: number;
  kind: string;
  q: string;
  disclosure: string;
  corrected: string;
}

/** Which unit's register of which year, and what of it; a plain form whose state is the address. */
export function RegisterFilter({ chosen, units, years }: { chosen: Chosen; units: readonly Option[]; years: readonly number[] }) {
  const t = useTranslations("register");
  const d = useTranslations("documents.disclosure");
  return (
    <form action="/records" method="get" role="search" aria-label={t("filter")} className="no-print flex flex-wrap items-end gap-3 px-4 py-3 md:px-6">
      <SelectField name="unit" label={t("unit")} options={units} defaultValue={chosen.unit} className="min-w-40" />
      <SelectField name="year" label={t("year")} options={years.map((year) => ({ value: String(year), label: String(year) }))} defaultValue={String(chosen.year)} className="min-w-24" />
      <SelectField name="kind" label={t("kind")} options={(["documents", "receipts"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} defaultValue={chosen.kind} className="min-w-28" />
      <SelectField name="disclosure" label={t("disclosure")} placeholder={t("any")} options={(["open", "partly", "closed"] as const).map((value) => ({ value, label: d(value) }))} defaultValue={chosen.disclosure} className="min-w-28" />
      <TextField name="q" type="search" label={t("words")} defaultValue={chosen.q} maxLength={100} className="min-w-48 flex-1 md:max-w-72" />
      <Checkbox name="corrected" value="1" label={t("corrected")} defaultChecked={chosen.corrected === "1"} className="min-h-11 items-center md:min-h-9" />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}

/** Which unit and year of record files. */
export function FilesFilter({ unit, year, units, years }: { unit: string; year: number; units: readonly Option[]; years: readonly number[] }) {
  const t = useTranslations("register");
  return (
    <form action="/records/files" method="get" role="search" aria-label={t("filter")} className="no-print flex flex-wrap items-end gap-3 px-4 py-3 md:px-6">
      <SelectField name="unit" label={t("unit")} options={units} defaultValue={unit} className="min-w-40" />
      <SelectField name="year" label={t("year")} options={years.map((one) => ({ value: String(one), label: String(one) }))} defaultValue={String(year)} className="min-w-24" />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
