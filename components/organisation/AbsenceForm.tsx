"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";

const reasons = ["leave", "trip", "training", "sick"] as const;

/** Marks an absence: one's own, or that of a person whose agency one administers. */
export function AbsenceForm({ officialId, today, deputies, kept }: { officialId: string | null; today: string; deputies: readonly { label: string; options: readonly Option[] }[]; kept: Kept | null }) {
  const t = useTranslations("organisation.absence");
  return (
    <ActForm action="/api/v1/absences" values={{ _form: "absence", ...(officialId ? { officialId } : {}) }} done={t("marked")} reset kept={kept} label={t("mark")} className="grid gap-3 sm:grid-cols-2">
      <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
      <TextField name="validUntil" type="date" label={t("until")} required />
      <SelectField name="reason" label={t("reason")} options={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))} />
      <SelectField name="deputyId" label={t("deputy")} groups={deputies} placeholder={t("nobody")} hint={t("deputyHint")} />
      <div className="sm:col-span-2"><Button type="submit">{t("mark")}</Button></div>
    </ActForm>
  );
}
