"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";

/** Telling what does not work; `page` is where it was seen. */
export function ReportForm({ page, kept }: { page: string; kept?: Kept | null }) {
  const t = useTranslations("desk");
  return (
    <ActForm action="/api/v1/problem-reports" values={{ page }} done={t("sent")} reset kept={kept} label={t("reportTitle")}>
      <TextArea name="text" label={t("what")} hint={t("whatHint")} rows={4} />
      <Button type="submit" kind="primary" className="mt-3">
        {t("send")}
      </Button>
    </ActForm>
  );
}
