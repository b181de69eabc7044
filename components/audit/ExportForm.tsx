"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";

/** Takes out what the filter shows, as a file of the browser, up to `most` rows; says so before, and after where more was shown. */
export function ExportForm({ action, label, values, most }: { action: "/api/v1/history/exports" | "/api/v1/reads/exports"; label: string; values: Record<string, string>; most: number }) {
  const t = useTranslations("audit");
  const [cut, setCut] = useState(false);
  return (
    <ActForm
      action={action}
      label={label}
      values={values}
      className="grid max-w-[420px] gap-2"
      onDone={(body) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([String(body["csv"] ?? "")], { type: "text/csv;charset=utf-8" }));
        link.download = String(body["name"] ?? "history.csv");
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
        setCut(body["whole"] === false);
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit">{label}</Button>
        <span className="text-meta text-text2">{t("exportMost", { most })}</span>
      </div>
      {cut ? <Notice tone="warn" title={t("exportCut", { most })} alert>{t("exportCutText")}</Notice> : null}
    </ActForm>
  );
}
