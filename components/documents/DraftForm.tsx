"use client";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { Route } from "next";
import { useEffect, useState } from "react";
import type { ChangeEvent } from "react";
import { textOf } from "#lib/documents/body.ts";
import { formatTime } from "#lib/format.ts";
import type { AttachedFile } from "#components/files/AttachmentField.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { send } from "#components/ui/send.ts";
import type { SentProblem } from "#components/ui/send.ts";
import { Competing } from "./Competing.tsx";
import { DraftCard } from "./DraftCard.tsx";
import type { DraftFields } from "./draftFields.ts";
import { forgetLocally, keptLocally } from "./localCopy.ts";
import type { LocalCopy } from "./localCopy.ts";
import type { PostOption } from "./RouteEditor.tsx";
import { useDraft } from "./useDraft.ts";

const TextEditor = dynamic(() => import("./TextEditor.tsx").then((module) => module.TextEditor), { ssr: false });

interface Props {
  id: string;
  revision: number;
  /** The version under review; null while it is the drafter's own text. */
  reviewing: number | null;
  fields: DraftFields;
  posts: readonly PostOption[];
  tasks: readonly PostOption[];
  departments: readonly Choice[];
  nonce: string | undefined;
}

/**
 * Problem: writing a document, or editing it as its reviewer, so that nothing typed is lost.
 * Example: <DraftForm id={id} revision={row.draftRevision} reviewing={null} fields={fields} posts={posts} tasks={tasks} nonce={nonce} />
 */
export function DraftForm({ id, revision, reviewing, fields: first, posts, tasks, departments, nonce }: Props) {
  const t = useTranslations("documents");
  const router = useRouter();
  const [fields, setFields] = useState(first);
  const [left, setLeft] = useState<LocalCopy | null>(null);
  const [restored, setRestored] = useState(0);
  const [refusal, setRefusal] = useState<SentProblem | null>(null);
  const draft = useDraft(id, revision, () => ({ ...fields, fileIds: fields.files.map((file) => file.id) }));
  useEffect(() => {
    // What a closed tab left behind, unless the server has the same.
    const found = reviewing === null ? keptLocally(id) : null;
    if (!found) return;
    const differs = (["title", "summary", "body"] as const).some((name) => JSON.stringify(found.fields[name]) !== JSON.stringify(first[name]));
    if (!differs) forgetLocally(id);
    const timer = setTimeout(() => setLeft(differs ? found : null));
    return () => clearTimeout(timer);
  }, [first, id, reviewing]);
  const change = (more: Partial<DraftFields>) => {
    setFields((now) => ({ ...now, ...more }));
    if (reviewing === null) draft.touch();
  };
  const attach = (alter: (now: readonly AttachedFile[]) => AttachedFile[]) => {
    setFields((now) => ({ ...now, files: alter(now.files) }));
    draft.touch();
  };
  const restore = () => {
    const found = keptLocally(id);
    if (found) setFields((now) => ({ ...now, ...(found.fields as Partial<DraftFields>) }));
    setLeft(null);
    setRestored((n) => n + 1);
    draft.touch();
  };
  const forget = () => {
    forgetLocally(id);
    setLeft(null);
  };
  const takeTheirs = () => {
    forgetLocally(id);
    location.reload();
  };
  const text = (name: "title" | "summary") => ({ name, value: fields[name], onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change({ [name]: event.target.value }) });
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

  const second = fields.steps[1];
  const next = reviewing === null && second ? (posts.find((post) => post.value === second.postId)?.label ?? null) : null;
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
        {left ? (
          <Notice tone="warn" title={t("editor.left", { time: formatTime(new Date(left.at)) })} alert>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button type="button" onClick={restore}>{t("editor.restore")}</Button>
              <Button type="button" kind="plain" onClick={forget}>{t("editor.forget")}</Button>
            </div>
          </Notice>
        ) : null}
        {draft.state === "competes" ? <Competing id={id} mine={{ title: fields.title, summary: fields.summary, text: textOf(fields.body) }} keepMine={() => void draft.overwrite()} takeTheirs={takeTheirs} /> : null}
        {draft.state === "signed-out" ? (
          <Notice tone="warn" title={t("editor.signedOut")} alert>
            <a className="text-link underline" href="/sign-in" target="_blank" rel="noreferrer">{t("editor.signIn")}</a>
          </Notice>
        ) : null}
        {refusal ? <Notice tone="bad" title={refusal.detail} alert /> : null}
        <TextField label={t("editor.subject")} error={errorAt("title")} maxLength={300} {...text("title")} />
        {reviewing === null ? <TextArea label={t("editor.summary")} hint={t("editor.summaryHint")} rows={2} error={errorAt("summary")} maxLength={1000} {...text("summary")} /> : null}
        <TextEditor key={restored} body={restored === 0 ? first.body : fields.body} nonce={nonce} onChange={(body) => change({ body })} />
      </div>
      {reviewing === null ? (
        <DraftCard
          key={restored}
          fields={fields}
          posts={posts}
          tasks={tasks}
          departments={departments}
          askDelegationReason={Boolean(errorAt("delegationReason")) || refusal?.code === "approval.delegation-reason-required"}
          errorAt={errorAt}
          change={change}
          attach={attach}
        />
      ) : null}
      <div className="sticky bottom-14 z-20 -mx-4 flex flex-wrap items-center gap-3 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:-mx-6 md:px-6 xl:col-span-2">
        <Button type="submit" kind="primary">{reviewing === null ? t("editor.submit") : t("editor.review")}</Button>
        {draft.state === "failed" ? <Button type="button" size="dense" onClick={() => void draft.save()}>{t("editor.again")}</Button> : null}
        <p role="status" className="text-meta text-text2">{states[draft.state]}</p>
        {next ? <p className="ml-auto text-meta text-text2">{t("mustSubmit", { name: next })}</p> : null}
      </div>
    </form>
  );
}
