"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";

/** The records officer confirms a request or refuses it with a reason. */
export function CorrectionActs({ id, label, at, kept, reason }: { id: string; label: string; at: string; kept: Kept | null; reason: string | null }) {
  const t = useTranslations("register.correction");
  const refusing = kept?.values["_form"] === `refuse ${id}` ? kept : null;
  if (reason) return <p className="text-meta text-text2">{reason}</p>;
  return (
    <div className="no-print mt-1 flex flex-wrap items-start gap-x-4 gap-y-1">
      <ActForm action={`/api/v1/corrections/${id}/confirmations`} values={{ _form: `confirm ${id}` }} at={at} kept={kept?.values["_form"] === `confirm ${id}` ? kept : null} done={t("confirmed")} label={`${t("confirm")}: ${label}`}>
        <Button type="submit" size="dense" kind="primary">{t("confirm")}</Button>
      </ActForm>
      <details className="[&>summary]:inline-flex [&>summary]:min-h-11 [&>summary]:cursor-pointer [&>summary]:items-center [&>summary]:text-link [&>summary]:underline md:[&>summary]:min-h-8" open={refusing !== null}>
        <summary>{t("refuse")}</summary>
        <ActForm action={`/api/v1/corrections/${id}/refusals`} values={{ _form: `refuse ${id}` }} at={at} kept={refusing} done={t("refused")} label={`${t("refuse")}: ${label}`} className="mt-1 grid gap-2">
          <TextArea name="reason" label={t("refuseReason")} rows={2} maxLength={1000} />
          <div><Button type="submit" size="dense">{t("refuse")}</Button></div>
        </ActForm>
      </details>
    </div>
  );
}
