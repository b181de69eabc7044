"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { matterKinds } from "#lib/approval/delegation-rules.ts";
import { decidingLevels } from "#lib/approval/input.ts";
import { delegationPage } from "./DelegationTable.tsx";

/**
 * Problem: a clause is added: of which task or kind, of which amounts, and who decides.
 * Parameters: today, tasks (of the agency), kept (the failed form of this page).
 * Example: <AddRule today="2026-11-24" tasks={tasks} kept={null} />
 */
export function AddRule({ today, tasks, kept }: { today: string; tasks: readonly Choice[]; kept: Kept | null }) {
  const t = useTranslations("approval.delegation");
  const kinds = useTranslations("approval.matterKinds");
  const own = kept && !kept.values["_rule"] ? kept : null;
  return (
    <ActForm action="/api/v1/delegation-rules" at={delegationPage} kept={own} done={t("added")} reset className="grid gap-3 md:grid-cols-2" label={t("add")}>
      <TextField name="clause" label={t("clause")} hint={t("clauseHint")} maxLength={20} required />
      <SelectField name="level" label={t("level")} hint={t("levelHint")} defaultValue="3" options={decidingLevels.map((level) => ({ value: String(level), label: t(`levels.${level}`) }))} />
      <TextField name="matterKo" label={t("matter")} maxLength={200} required />
      <TextField name="matterEn" label={t("matterEn")} maxLength={200} optional />
      <Combobox name="unitTaskId" label={t("task")} hint={t("taskHint")} choices={tasks} defaultValue={typeof own?.values["unitTaskId"] === "string" ? own.values["unitTaskId"] : ""} optional />
      <SelectField name="matterKind" label={t("kind")} hint={t("kindHint")} placeholder={t("noKind")} options={matterKinds.map((value) => ({ value, label: kinds(value) }))} optional />
      <TextField name="amountFrom" type="number" inputMode="numeric" min={0} step={1} label={t("amountFrom")} hint={t("amountFromHint")} optional />
      <TextField name="amountUntil" type="number" inputMode="numeric" min={0} step={1} label={t("amountUntil")} hint={t("amountUntilHint")} optional />
      <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
      <TextField name="validUntil" type="date" label={t("until")} optional />
      <Checkbox name="important" label={t("important")} hint={t("importantHint")} className="md:col-span-2" />
      <div>
        <Button kind="primary" type="submit">{t("add")}</Button>
      </div>
    </ActForm>
  );
}
