"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { statuses } from "#lib/petitions/rules.ts";

/** What petitions are filtered by; a plain form whose state is the address. */
export function PetitionFilter({ chosen, categories, units }: { chosen: { q: string; category?: string | undefined; status?: string | undefined; unit?: string | undefined }; categories: readonly Option[]; units: readonly Option[] }) {
  const t = useTranslations("petitions");
  return (
    <form action="/petitions" method="get" role="search" aria-label={t("filter")} className="no-print flex flex-wrap items-end gap-3 px-4 py-3 md:px-6">
      <TextField name="q" type="search" label={t("words")} defaultValue={chosen.q} maxLength={200} className="min-w-56 flex-1 md:max-w-80" />
      <SelectField name="category" label={t("category")} placeholder={t("anyCategory")} options={categories} defaultValue={chosen.category ?? ""} className="min-w-40" />
      <SelectField name="unit" label={t("unit")} placeholder={t("anyUnit")} options={units} defaultValue={chosen.unit ?? ""} className="min-w-40" />
      <SelectField name="status" label={t("state")} placeholder={t("anyState")} options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))} defaultValue={chosen.status ?? ""} className="min-w-32" />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
