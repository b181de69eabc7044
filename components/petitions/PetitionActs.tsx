"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";

/** What the unit that received a petition does next with it. */
export function PetitionActs({ id, next, kept }: { id: string; next: "handle" | "answer"; kept: Kept | null }) {
  const t = useTranslations("petitions");
  if (next === "handle") {
    return (
      <ActForm action={`/api/v1/petitions/${id}/handlings`} done={t("handleDone")} kept={kept} label={t("handle")}>
        <Button type="submit" kind="primary">{t("handle")}</Button>
      </ActForm>
    );
  }
  return (
    <ActForm action={`/api/v1/petitions/${id}/answers`} done={t("answerDone")} kept={kept} label={t("answerSend")} className="grid gap-3">
      <TextArea name="answer" label={t("answer")} hint={t("answerHint")} rows={4} />
      <div>
        <Button type="submit" kind="primary">{t("answerSend")}</Button>
      </div>
    </ActForm>
  );
}
