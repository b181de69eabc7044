"use client";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ChangeEvent, ReactNode } from "react";
import { AttachmentField } from "#components/files/AttachmentField.tsx";
import type { AttachedFile } from "#components/files/AttachmentField.tsx";
import { matterKinds } from "#lib/approval/delegation-rules.ts";
import { formatWon } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { ReasonChoice } from "./ReasonChoice.tsx";
import { RouteSuggestions } from "#components/approval/RouteSuggestions.tsx";
import type { RouteSuggestion } from "#lib/approval/input.ts";
import { RouteEditor } from "./RouteEditor.tsx";
import type { PostChoice } from "./RouteEditor.tsx";
import { SendingFields } from "./SendingFields.tsx";
import type { DraftFields } from "./draftFields.ts";

/** Routes that the writer may take over, as they were when the page was made. */
export interface Suggested {
  documentId: string;
  suggestions: readonly RouteSuggestion[];
  /** The writer heads the department. */
  mayShare: boolean;
}

interface Props {
  fields: DraftFields;
  posts: readonly PostChoice[];
  tasks: readonly Option[];
  /** The task of the draft that was closed since; it is said at the field. */
  closedTask: string | null;
  departments: readonly Choice[];
  suggested: Suggested;
  askDelegationReason: boolean;
  errorAt: (name: string) => string | undefined;
  change: (more: Partial<DraftFields>) => void;
  attach: (alter: (now: readonly AttachedFile[]) => AttachedFile[]) => void;
  related: ReactNode;
  senderOfAgency: string;
}

/** The card of a draft: task, disclosure, who may read it, attachments and the route. */
export function DraftCard({ fields, posts, tasks, closedTask, departments, suggested, askDelegationReason, errorAt, change, attach, related, senderOfAgency }: Props) {
  const t = useTranslations("documents");
  const kinds = useTranslations("approval.matterKinds");
  const language = useLocale() as Language;
  const choice = (name: "stage" | "disclosure" | "scope" | "knownTo" | "urgency") => ({
    name, value: fields[name],
    onChange: (event: ChangeEvent<HTMLSelectElement>) => change({ [name]: event.target.value, ...(name === "disclosure" && event.target.value === "open" ? { reasons: [] } : {}), ...(name === "disclosure" && event.target.value === "closed" ? { knownTo: "agency" } : {}), ...(name === "scope" && event.target.value !== "departments" ? { scopeDepartments: [] } : {}) }),
  });
  const named = (id: string) => departments.find((one) => one.value === id)?.label ?? id;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      <SelectField name="unitTaskId" label={t("editor.task")} placeholder={t("editor.task")} options={[...tasks]} value={fields.unitTaskId ?? ""} hint={closedTask !== null && fields.unitTaskId === closedTask ? t("editor.taskClosedHint") : undefined} error={errorAt("unitTaskId")} onChange={(event) => change({ unitTaskId: event.target.value || null })} />
      <TextField name="keywords" label={t("editor.keywords")} hint={t("editor.keywordsHint")} error={errorAt("keywords")} defaultValue={fields.keywords.join(", ")} onChange={(event) => change({ keywords: event.target.value.split(",").map((word) => word.trim()).filter(Boolean).slice(0, 20) })} />
      <div className="grid grid-cols-2 gap-3">
        <SelectField label={t("editor.stage")} options={(["collect", "decide", "result"] as const).map((value) => ({ value, label: t(`stage.${value}`) }))} {...choice("stage")} />
        <SelectField label={t("editor.urgency")} options={(["normal", "urgent"] as const).map((value) => ({ value, label: t(`urgency.${value}`) }))} {...choice("urgency")} />
        <SelectField label={t("editor.disclosure")} options={(["open", "partly", "closed"] as const).map((value) => ({ value, label: t(`disclosure.${value}`) }))} {...choice("disclosure")} />
        <SelectField label={t("editor.scope")} options={(["department", "departments", "agency", "government"] as const).map((value) => ({ value, label: t(`scope.${value}`) }))} {...choice("scope")} />
        <div className="col-span-2">
          <SelectField label={t("editor.knownTo")} hint={t("editor.knownToHint")} error={errorAt("knownTo")} options={(["agency", "government"] as const).map((value) => ({ value, label: t(`knownTo.${value}`) }))} {...choice("knownTo")} />
        </div>
      </div>
      {fields.scope === "departments" ? (
        <fieldset className="min-w-0">
          <Combobox
            key={fields.scopeDepartments.join()}
            name="scopeDepartments"
            label={t("editor.scopeDepartments")}
            error={errorAt("scopeDepartments")}
            choices={departments.filter((one) => !fields.scopeDepartments.includes(one.value))}
            onChoose={(value) => (value && fields.scopeDepartments.length < 50 ? change({ scopeDepartments: [...fields.scopeDepartments, value] }) : undefined)}
          />
          <ul className="mt-2 flex flex-wrap gap-2">
            {fields.scopeDepartments.map((id) => (
              <li key={id}>
                <button type="button" aria-label={t("editor.removeDepartment", { name: named(id) })} onClick={() => change({ scopeDepartments: fields.scopeDepartments.filter((one) => one !== id) })} className="inline-flex min-h-11 items-center gap-1.5 rounded-control border border-control px-2.5 text-row hover:bg-sunken md:min-h-8">
                  {named(id)} <X aria-hidden className="size-4" />
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
      {fields.disclosure !== "open" ? (
        <fieldset>
          <legend className="mb-1 text-row font-semibold">{t("editor.reasons")}</legend>
          <div className="grid gap-2">
            <ReasonChoice of={(n) => ({ name: `reason-${n}`, checked: fields.reasons.includes(n), onChange: (event) => change({ reasons: event.target.checked ? [...fields.reasons, n].sort() : fields.reasons.filter((one) => one !== n) }) })} />
          </div>
          {errorAt("reasons") ? <p role="alert" className="mt-1 text-meta font-medium text-bad">{errorAt("reasons")}</p> : null}
        </fieldset>
      ) : null}
      <TextField name="dueOn" type="date" label={t("editor.due")} optional value={fields.dueOn ?? ""} error={errorAt("dueOn")} onChange={(event) => change({ dueOn: event.target.value || null })} />
      <div className="grid grid-cols-2 items-end gap-3">
        <SelectField name="matterKind" label={t("editor.matterKind")} placeholder={t("editor.noKind")} options={matterKinds.map((value) => ({ value, label: kinds(value) }))} value={fields.matterKind ?? ""} error={errorAt("matterKind")} onChange={(event) => change({ matterKind: event.target.value || null })} />
        <TextField name="amount" type="number" inputMode="numeric" min={0} step={1} label={t("editor.amount")} optional defaultValue={fields.amount ?? ""} error={errorAt("amount")} onChange={(event) => change({ amount: event.target.value === "" ? null : Number(event.target.value) })} />
        {fields.amount ? <p className="col-span-2 -mt-1 text-right text-meta text-text2 tabular-nums">{formatWon(fields.amount, language)}</p> : null}
      </div>
      {fields.delegationReason !== "" || askDelegationReason ? (
        <TextField name="delegationReason" label={t("editor.delegationReason")} value={fields.delegationReason} error={errorAt("delegationReason")} maxLength={500} onChange={(event) => change({ delegationReason: event.target.value })} />
      ) : null}
      <AttachmentField files={fields.files} error={errorAt("fileIds") ?? null} onChange={attach} />
      <SendingFields fields={fields} senderOfAgency={senderOfAgency} errorAt={errorAt} change={change} />
      {related}
      <RouteSuggestions {...suggested} steps={fields.steps} onApply={(steps) => change({ steps })} />
      <RouteEditor steps={fields.steps} posts={posts} onChange={(steps) => change({ steps })} error={errorAt("steps") ?? null} />
    </div>
  );
}
