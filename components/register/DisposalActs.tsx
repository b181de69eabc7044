"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { periods, verdicts } from "#lib/records/rules.ts";
import type { DisposalStepName } from "#lib/records/rules.ts";
import { retentionText } from "./words.ts";

const paths = { opinion: "opinions", examination: "examinations", decision: "decisions", destruction: "destructions" } as const;

/** The one step of an appraisal whose turn it is, for whoever takes it. */
export function DisposalActs({ id, next, retention, today, at, kept }: { id: string; next: DisposalStepName; retention: number; today: string; at: string; kept: Kept | null }) {
  const t = useTranslations("register");
  const address = `/api/v1/record-files/${id}/${paths[next]}`;
  const form = { action: address, values: { _form: "appraisal" }, at, kept, done: t(`disposal.done.${next}`), label: t(`disposal.act.${next}`) };
  if (next === "destruction") {
    return (
      <details className="rounded-panel border-2 border-bad p-4" open={kept !== null}>
        <summary className={buttonStyle("danger", "usual", "cursor-pointer select-none")}>{t("disposal.act.destruction")}</summary>
        <p className="my-3 text-row font-semibold">{t("disposal.sure")}</p>
        <ActForm {...form}>
          <Button type="submit" kind="danger">{t("disposal.sureYes")}</Button>
        </ActForm>
      </details>
    );
  }
  return (
    <ActForm {...form} className="grid gap-3">
      <SelectField name="verdict" label={t("disposal.say")} options={verdicts.map((value) => ({ value, label: t(`disposal.verdict.${value}`) }))} />
      {next === "decision" ? (
        <>
          <SelectField name="retention" label={t("disposal.retention")} hint={t("disposal.retentionHint")} optional placeholder options={periods.filter((one) => one > retention).map((one) => ({ value: String(one), label: retentionText(one, (key, values) => t(key as "semi", values as never)) }))} />
          <TextArea name="members" label={t("disposal.members")} hint={t("disposal.membersHint")} rows={2} maxLength={500} />
          <TextField name="heldOn" type="date" label={t("disposal.heldOn")} defaultValue={today} max={today} />
        </>
      ) : null}
      <TextArea name="reason" label={t("disposal.reason")} rows={2} maxLength={2000} />
      <div><Button type="submit" kind="primary">{t(`disposal.act.${next}`)}</Button></div>
    </ActForm>
  );
}
