"use client";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { Route } from "next";
import { useState } from "react";
import type { ChangeEvent } from "react";
import type { BodyNode } from "#lib/documents/body.ts";
import { formatTime } from "#lib/format.ts";
import { AttachmentField } from "#components/files/AttachmentField.tsx";
import type { AttachedFile } from "#components/files/AttachmentField.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { send } from "#components/ui/send.ts";
import type { SentProblem } from "#components/ui/send.ts";
import { RouteEditor } from "./RouteEditor.tsx";
import type { DraftStep, PostOption } from "./RouteEditor.tsx";
import { useDraft } from "./useDraft.ts";

const TextEditor = dynamic(() => import("./TextEditor.tsx").then((module) => module.TextEditor), { ssr: false });

export interface DraftFields {
  title: string;
  summary: string;
  keywords: string[];
  unitTaskId: string | null;
  stage: string;
  disclosure: string;
  reasons: number[];
  scope: string;
  urgency: string;
  dueOn: string | null;
  body: BodyNode;
  steps: DraftStep[];
  files: AttachedFile[];
  delegationReason: string;
}

interface Props {
  id: string;
  revision: number;
  /** The version under review; null while it is the drafter's own text. */
  reviewing: number | null;
  fields: DraftFields;
  posts: readonly PostOption[];
  tasks: readonly PostOption[];
  nonce: string | undefined;
}

/**
 * Problem: writing a document, or editing it as its reviewer, so that nothing typed is lost.
 * Example: <DraftForm id={id} revision={row.draftRevision} reviewing={null} fields={fields} posts={posts} tasks={tasks} nonce={nonce} />
 */
export function DraftForm({ id, revision, reviewing, fields: first, posts, tasks, nonce }: Props) {
  const t = useTranslations("documents");
  const router = useRouter();
  const [fields, setFields] = useState(first);
  const [refusal, setRefusal] = useState<SentProblem | null>(null);
  const draft = useDraft(id, revision, () => ({ ...fields, fileIds: fields.files.map((file) => file.id) }));
  const change = (more: Partial<DraftFields>) => {
    setFields((now) => ({ ...now, ...more }));
    if (reviewing === null) draft.touch();
  };
  const attach = (alter: (now: readonly AttachedFile[]) => AttachedFile[]) => {
    setFields((now) => ({ ...now, files: alter(now.files) }));
    draft.touch();
  };
  const text = (name: "title" | "summary") => ({ name, value: fields[name], onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change({ [name]: event.target.value }) });
  const choice = (name: "stage" | "disclosure" | "scope" | "urgency") => ({ name, value: fields[name], onChange: (event: ChangeEvent<HTMLSelectElement>) => change({ [name]: event.target.value, ...(name === "disclosure" && event.target.value === "open" ? { reasons: [] } : {}) }) });
  const problems = [...(refusal?.errors ?? []), ...(draft.problem?.errors ?? [])];
  const errorAt = (name: string) => problems.find((error) => error.field === name || error.field.startsWith(`${name}[`))?.message;

  async function submit() {
    if (reviewing !== null) {
      const sent = await send(`/api/v1/documents/${id}/approvals`, { version: reviewing, title: fields.title, body: fields.body });
      if (sent.ok) router.push(`/documents/${id}` as Route);
      else setRefusal(sent.problem);
      return;
    }
    if (!(await draft.save())) return;
    const sent = await send(`/api/v1/documents/${id}/submissions`, {});
    if (sent.ok) router.push(`/documents/${id}` as Route);
    else setRefusal(sent.problem);
  }

  const states = { saved: draft.savedAt ? t("editor.saved", { time: formatTime(new Date(draft.savedAt)) }) : "", unsaved: t("editor.unsaved"), saving: t("editor.saving"), failed: t("editor.failed"), competes: t("editor.unsaved"), "signed-out": t("editor.unsaved") };
  return (
    <form
      className="grid items-start gap-x-8 gap-y-6 px-4 py-5 md:px-6 xl:grid-cols-[minmax(0,1fr)_400px]"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="grid min-w-0 gap-4">
        {draft.state === "competes" ? (
          <Notice tone="warn" title={t("editor.competes")} alert>
            <div className="mt-2 flex gap-2">
              <Button type="button" onClick={() => void draft.overwrite()}>{t("editor.keepMine")}</Button>
              <Button type="button" kind="plain" onClick={() => location.reload()}>{t("editor.takeTheirs")}</Button>
            </div>
          </Notice>
        ) : null}
        {draft.state === "signed-out" ? (
          <Notice tone="warn" title={t("editor.signedOut")} alert>
            <a className="text-link underline" href="/sign-in" target="_blank" rel="noreferrer">{t("editor.signIn")}</a>
          </Notice>
        ) : null}
        {refusal ? <Notice tone="bad" title={refusal.detail} alert /> : null}
        <TextField label={t("editor.subject")} error={errorAt("title")} maxLength={300} {...text("title")} />
        {reviewing === null ? <TextArea label={t("editor.summary")} hint={t("editor.summaryHint")} rows={2} error={errorAt("summary")} maxLength={1000} {...text("summary")} /> : null}
        <TextEditor body={first.body} nonce={nonce} onChange={(body) => change({ body })} />
      </div>
      {reviewing === null ? (
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <SelectField name="unitTaskId" label={t("editor.task")} placeholder={t("editor.task")} options={[...tasks]} value={fields.unitTaskId ?? ""} error={errorAt("unitTaskId")} onChange={(event) => change({ unitTaskId: event.target.value || null })} />
          <TextField name="keywords" label={t("editor.keywords")} hint={t("editor.keywordsHint")} defaultValue={first.keywords.join(", ")} onChange={(event) => change({ keywords: event.target.value.split(",").map((word) => word.trim()).filter(Boolean).slice(0, 20) })} />
          <div className="grid grid-cols-2 gap-3">
            <SelectField label={t("editor.stage")} options={(["collect", "decide", "result"] as const).map((value) => ({ value, label: t(`stage.${value}`) }))} {...choice("stage")} />
            <SelectField label={t("editor.urgency")} options={(["normal", "urgent"] as const).map((value) => ({ value, label: t(`urgency.${value}`) }))} {...choice("urgency")} />
            <SelectField label={t("editor.disclosure")} options={(["open", "partly", "closed"] as const).map((value) => ({ value, label: t(`disclosure.${value}`) }))} {...choice("disclosure")} />
            <SelectField label={t("editor.scope")} options={(["department", "agency", "government"] as const).map((value) => ({ value, label: t(`scope.${value}`) }))} {...choice("scope")} />
          </div>
          {fields.disclosure !== "open" ? (
            <SelectField name="reasons" label={t("editor.reasons")} placeholder={t("editor.reasons")} error={errorAt("reasons")} options={[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ value: String(n), label: t("editor.reason", { n }) }))} value={String(fields.reasons[0] ?? "")} onChange={(event) => change({ reasons: event.target.value ? [Number(event.target.value)] : [] })} />
          ) : null}
          <TextField name="dueOn" type="date" label={t("editor.due")} optional value={fields.dueOn ?? ""} onChange={(event) => change({ dueOn: event.target.value || null })} />
          {fields.delegationReason !== "" || errorAt("delegationReason") || refusal?.code === "approval.delegation-reason-required" ? (
            <TextField name="delegationReason" label={t("editor.delegationReason")} value={fields.delegationReason} error={errorAt("delegationReason")} maxLength={500} onChange={(event) => change({ delegationReason: event.target.value })} />
          ) : null}
          <AttachmentField files={fields.files} error={errorAt("fileIds") ?? null} onChange={attach} />
          <RouteEditor steps={fields.steps} posts={posts} onChange={(steps) => change({ steps })} error={errorAt("steps") ?? null} />
        </div>
      ) : null}
      <div className="sticky bottom-14 z-20 -mx-4 flex flex-wrap items-center gap-3 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:-mx-6 md:px-6 xl:col-span-2">
        <Button type="submit" kind="primary">{reviewing === null ? t("editor.submit") : t("editor.review")}</Button>
        <p role="status" className="text-meta text-text2">{states[draft.state]}</p>
      </div>
    </form>
  );
}
