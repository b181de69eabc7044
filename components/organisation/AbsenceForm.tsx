"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";

const reasons = ["leave", "trip", "training", "sick"] as const;

export interface Waiting {
  /** Posts held today, each with who handles it where no deputy is named; null when there is nobody. */
  posts: readonly { post: string; by: string | null }[];
  /** For whom one deputises in days to come: that goes along. */
  entrusted: readonly string[];
}

/** Marks an absence: one's own, or that of a person whose agency one administers; says what will happen to what waits. */
export function AbsenceForm({ officialId, today, deputies, waiting, kept }: { officialId: string | null; today: string; deputies: readonly Choice[]; waiting: Waiting; kept: Kept | null }) {
  const t = useTranslations("organisation.absence");
  const before = kept?.values["deputyId"];
  const [chosen, setChosen] = useState(typeof before === "string" ? before : "");
  const deputy = deputies.find((one) => one.value === chosen)?.label;
  return (
    <ActForm action="/api/v1/absences" values={{ _form: "absence", ...(officialId ? { officialId } : {}) }} done={t("marked")} reset kept={kept} label={t("mark")} className="grid gap-3 sm:grid-cols-2">
      <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
      <TextField name="validUntil" type="date" label={t("until")} required />
      <SelectField name="reason" label={t("reason")} options={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))} />
      <Combobox name="deputyId" label={t("deputy")} choices={deputies} defaultValue={chosen} onChoose={setChosen} placeholder={t("nobody")} hint={t("deputyHint")} optional />
      <div className="rounded-control bg-sunken px-4 py-3 text-row sm:col-span-2" aria-live="polite">
        <p className="mb-1 font-semibold">{t("then")}</p>
        <ul className="grid list-disc gap-1 pl-5 text-text2">
          {waiting.posts.map(({ post, by }) => (
            <li key={post}>{deputy ? t("byDeputy", { post, name: deputy }) : by ? t("byHead", { post, name: by }) : t("byNobody", { post })}</li>
          ))}
          {waiting.entrusted.map((name) => (
            <li key={name}>{t("entrusted", { name })}</li>
          ))}
          <li>{t("onwards")}</li>
          <li>{t("back")}</li>
        </ul>
      </div>
      <div className="sm:col-span-2"><Button type="submit">{t("mark")}</Button></div>
    </ActForm>
  );
}
