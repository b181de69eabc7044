"use client";
import { useTranslations } from "next-intl";
import { ReasonChoice } from "#components/documents/ReasonChoice.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { Field, controlStyle } from "#components/ui/Field.tsx";
import { FieldError } from "#components/ui/FieldError.tsx";
import type { Correctable } from "#lib/register/rules.ts";

export interface RegisteredNow {
  title: string;
  summary: string;
  keywords: readonly string[];
  disclosure: string;
  reasons: readonly number[];
  scope: string;
  departments: readonly string[];
  knownTo: string;
  unitTaskId: string;
  recordFileId: string;
}

interface Props {
  id: string;
  field: Correctable;
  now: RegisteredNow;
  shown: string;
  tasks: readonly Option[];
  files: readonly Option[];
  departments: readonly Option[];
  at: string;
  kept: Kept | null;
}

/** Asks for one field of the registered data: what stands there, what should, and why. */
export function CorrectionForm({ id, field, now, shown, tasks, files, departments, at, kept }: Props) {
  const t = useTranslations("register.correction");
  return (
    <ActForm key={field} action={`/api/v1/documents/${id}/corrections`} values={{ field }} at={at} kept={kept} done={t("requested")} label={t("request")} className="grid max-w-[720px] gap-4">
      <div>
        <p className="text-row font-semibold">{t("now")}</p>
        <p className="mt-1 text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{shown}</p>
      </div>
      <NewValue {...{ field, now, tasks, files, departments }} />
      <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} maxLength={1000} />
      <div><Button type="submit" kind="primary">{t("request")}</Button></div>
    </ActForm>
  );
}

function NewValue({ field, now, tasks, files, departments }: Pick<Props, "field" | "now" | "tasks" | "files" | "departments">) {
  const t = useTranslations("register.correction");
  const d = useTranslations("documents");
  switch (field) {
    case "title": return <TextField name="text" label={t("after")} defaultValue={now.title} maxLength={300} />;
    case "summary": return <TextArea name="text" label={t("after")} defaultValue={now.summary} maxLength={1000} rows={3} />;
    case "keywords": return <TextField name="keywords" label={t("after")} hint={t("keywordsHint")} defaultValue={now.keywords.join(", ")} maxLength={1100} />;
    case "unit-task": return <SelectField name="unitTaskId" label={t("after")} options={tasks} defaultValue={now.unitTaskId} />;
    case "record-file": return <SelectField name="recordFileId" label={t("after")} options={files} defaultValue={now.recordFileId} />;
    case "scope": return (
      <>
        <SelectField name="scope" label={t("after")} hint={t("narrowing")} options={(["department", "departments", "agency", "government"] as const).map((value) => ({ value, label: d(`scope.${value}`) }))} defaultValue={now.scope} />
        <Field name="departments" label={t("departments")} hint={t("departmentsHint")} optional>
          {(control, kept) => (
            <select {...control} multiple size={6} defaultValue={kept === undefined ? [...now.departments] : [kept].flat().map(String)} className={`${controlStyle} py-1 text-row`}>
              {departments.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
            </select>
          )}
        </Field>
        <SelectField name="knownTo" label={d("editor.knownTo")} hint={d("editor.knownToHint")} options={(["agency", "government"] as const).map((value) => ({ value, label: d(`knownTo.${value}`) }))} defaultValue={now.knownTo} />
      </>
    );
    case "disclosure": return (
      <>
        <SelectField name="disclosure" label={t("after")} hint={t("narrowing")} options={(["open", "partly", "closed"] as const).map((value) => ({ value, label: d(`disclosure.${value}`) }))} defaultValue={now.disclosure} />
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-row font-semibold">{t("reasons")}</legend>
          <FieldError name="reasons" />
          <ReasonChoice of={(n) => ({ name: "reasons[]", value: String(n), defaultChecked: now.reasons.includes(n) })} />
        </fieldset>
      </>
    );
  }
}
