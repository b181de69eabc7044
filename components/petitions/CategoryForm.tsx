"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";

/** One category and the unit that receives it; `null` takes a new category. */
export function CategoryForm({ category, unit, groups, kept }: { category: string | null; unit: string; groups: readonly { label: string; options: readonly Option[] }[]; kept: Kept | null }) {
  const t = useTranslations("petitions");
  const label = category === null ? t("newCategory") : category === "" ? t("rest") : category;
  return (
    <ActForm action="/api/v1/petition-categories" values={category === null ? {} : { category }} done={t("setDone")} reset={category === null} kept={kept} label={label} className="grid gap-2 border-b border-line py-3 sm:grid-cols-[12rem_1fr_auto] sm:items-end">
      {category === null ? <TextField name="category" label={t("newCategory")} maxLength={100} /> : <p className="self-center text-row font-semibold">{label}</p>}
      <SelectField name="departmentId" label={`${label}: ${t("unit")}`} labelHidden={category !== null} groups={groups} defaultValue={unit} placeholder={t("unset")} />
      <Button type="submit">{t("set")}</Button>
    </ActForm>
  );
}
