"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { matterKinds } from "#lib/approval/delegation-rules.ts";

/** Problem: many documents are drafted of one text (일괄기안). Example: <BatchForm tasks={tasks} routes={routes} kept={null} /> */
export function BatchForm({ tasks, routes, kept }: { tasks: readonly Option[]; routes: readonly Option[]; kept: Kept | null }) {
  const t = useTranslations("documents");
  const kinds = useTranslations("approval.matterKinds");
  return (
    <ActForm action="/api/v1/document-batches" to="/documents/batches/:id" at="/documents/batches" kept={kept} label={t("batch.new")} className="grid max-w-[768px] gap-4">
      <TextArea name="lines" label={t("batch.lines")} hint={t("batch.linesHint")} rows={5} />
      <TextArea name="text" label={t("batch.text")} hint={t("batch.textHint")} rows={8} />
      <TextArea name="summary" label={t("editor.summary")} hint={t("editor.summaryHint")} rows={2} maxLength={1000} />
      <TextField name="keywords" label={t("editor.keywords")} hint={t("editor.keywordsHint")} maxLength={500} />
      <SelectField name="unitTaskId" label={t("editor.task")} placeholder options={tasks} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField name="matterKind" label={t("editor.matterKind")} placeholder={t("editor.noKind")} options={matterKinds.map((value) => ({ value, label: kinds(value) }))} optional />
        <TextField name="amount" type="number" inputMode="numeric" min={0} step={1} label={t("editor.amount")} optional />
      </div>
      <SelectField name="savedRouteId" label={t("batch.route")} hint={t("batch.routeHint")} placeholder={t("batch.routeOfTable")} options={routes} />
      <TextField name="delegationReason" label={t("editor.delegationReason")} hint={t("batch.delegationHint")} maxLength={500} optional />
      <div>
        <Button type="submit" kind="primary">{t("batch.draft")}</Button>
      </div>
    </ActForm>
  );
}
