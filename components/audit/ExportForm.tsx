"use client";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";

/** Takes out what the filter shows, as a file of the browser. */
export function ExportForm({ action, label, values }: { action: "/api/v1/history/exports" | "/api/v1/reads/exports"; label: string; values: Record<string, string> }) {
  return (
    <ActForm
      action={action}
      label={label}
      values={values}
      onDone={(body) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([String(body["csv"] ?? "")], { type: "text/csv;charset=utf-8" }));
        link.download = String(body["name"] ?? "history.csv");
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      }}
    >
      <Button type="submit">{label}</Button>
    </ActForm>
  );
}
