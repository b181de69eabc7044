"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";

export interface LineMay {
  accept: boolean;
  ask: boolean;
  answer: boolean;
  note: boolean;
  remove: boolean;
}

/** What may be done now with one line of a statement: accept, ask, answer, add beside, remove. */
export function LineActs({ base, line, at, text, addition, may, first, kept }: { base: string; line: string; at: string; text: string; addition: string; may: LineMay; first: boolean; kept: Kept | null }) {
  const t = useTranslations("handover");
  const fold = "open:basis-full [&>summary]:inline-flex [&>summary]:min-h-11 [&>summary]:cursor-pointer [&>summary]:items-center [&>summary]:text-row [&>summary]:font-medium [&>summary]:text-link md:[&>summary]:min-h-8";
  return (
    <div className="no-print contents">
      {may.accept ? (
        <ActForm action={`${base}/acceptances`} at={at} done={t("acceptDone")} label={`${t("accept")}: ${text}`}>
          <Button type="submit" size="dense" kind={first ? "primary" : "usual"}>{t("accept")}</Button>
        </ActForm>
      ) : null}
      {may.ask ? (
        <details className={fold} open={kept?.values["question"] !== undefined}>
          <summary>{t("ask")}</summary>
          <ActForm action={`${base}/questions`} at={at} done={t("askDone")} kept={kept} values={{ line }} label={`${t("ask")}: ${text}`} className="mt-1 grid gap-2">
            <TextArea name="question" label={t("askLabel")} rows={2} maxLength={2000} />
            <div><Button type="submit" size="dense">{t("ask")}</Button></div>
          </ActForm>
        </details>
      ) : null}
      {may.answer ? (
        <ActForm action={`${base}/answers`} at={at} done={t("answerDone")} kept={kept} values={{ line }} label={`${t("answerSend")}: ${text}`} className="grid basis-full gap-2">
          <TextArea name="answer" label={t("answer")} rows={2} maxLength={2000} />
          <div><Button type="submit" size="dense" kind="primary">{t("answerSend")}</Button></div>
        </ActForm>
      ) : null}
      {may.note ? (
        <details className={fold} open={kept?.values["addition"] !== undefined}>
          <summary>{t("note")}</summary>
          <ActForm action={`${base}/additions`} at={at} done={t("noteDone")} kept={kept} values={{ line }} label={`${t("note")}: ${text}`} className="mt-1 grid gap-2">
            <TextArea name="addition" label={t("noteLabel")} rows={2} maxLength={2000} defaultValue={addition} />
            <div><Button type="submit" size="dense">{t("noteSave")}</Button></div>
          </ActForm>
        </details>
      ) : null}
      {may.remove ? (
        <ActForm action={`${base}/removals`} at={at} done={t("removeDone")} label={`${t("remove")}: ${text}`}>
          <Button type="submit" size="dense" kind="plain">{t("remove")}</Button>
        </ActForm>
      ) : null}
    </div>
  );
}
