"use client";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { Route } from "next";
import { useState } from "react";
import type { ChangeEvent, ReactNode } from "react";
import { textOf } from "#lib/documents/body.ts";
import { formatTime } from "#lib/format.ts";
import type { AttachedFile } from "#components/files/AttachmentField.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { send } from "#components/ui/send.ts";
import type { SentProblem } from "#components/ui/send.ts";
import { Competing } from "./Competing.tsx";
import { DraftCard } from "./DraftCard.tsx";
import type { Suggested } from "./DraftCard.tsx";
import type { DraftFields } from "./draftFields.ts";
import type { PostChoice } from "./RouteEditor.tsx";
import { LeftNotice, SignedOutNotice } from "./LeftNotice.tsx";
import { draftPlace, forgetLocally } from "./localCopy.ts";
import { useDraft } from "./useDraft.ts";
import { useLeftBehind } from "./useLeftBehind.ts";

const TextEditor = dynamic(() => import("./TextEditor.tsx").then((module) => module.TextEditor), { ssr: false });

interface Props {
  id: string;
  revision: number;
  fields: DraftFields;
  posts: readonly PostChoice[];
  tasks: readonly Option[];
  closedTask: string | null;
  departments: readonly Choice[];
  suggested: Suggested;
  nonce: string | undefined;
  /** What the card names besides, kept by itself. */
  related: ReactNode;
  senderOfAgency: string;
}

const compared = ["title", "summary", "body"] as const;

/**
 * Problem: writing a document, so that nothing typed is lost.
 * Example: <DraftForm id={id} revision={row.draftRevision} fields={fields} posts={posts} tasks={tasks} closedTask={null} nonce={nonce} related={…} />
 */
export function DraftForm({ id, revision, fields: first, posts, tasks, closedTask, departments, suggested, nonce, related, senderOfAgency }: Props) {
  const t = useTranslations("documents");
  const router = useRouter();
  const [fields, setFields] = useState(first);
  const [restored, setRestored] = useState(0);
  const [refusal, setRefusal] = useState<SentProblem | null>(null);
  const draft = useDraft(id, revision, () => ({ ...fields, fileIds: fields.files.map((file) => file.id) }));
  const { left, take, forget } = useLeftBehind(draftPlace(id), first as unknown as Record<string, unknown>, compared);
  const change = (more: Partial<DraftFields>) => {
    setFields((now) => ({ ...now, ...more }));
    draft.touch();
  };
  const attach = (alter: (now: readonly AttachedFile[]) => AttachedFile[]) => {
    setFields((now) => ({ ...now, files: alter(now.files) }));
    draft.touch();
  };
  const restore = () => {
    const found = take() as Partial<DraftFields> | null;
    if (found) setFields((now) => ({ ...now, ...found }));
    setRestored((n) => n + 1);
    draft.touch();
  };
  const takeTheirs = () => {
    forgetLocally(draftPlace(id));
    location.reload();
  };
  const text = (name: "title" | "summary") => ({ name, value: fields[name], onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change({ [name]: event.target.value }) });
  const problems = [...(refusal?.errors ?? []), ...(draft.problem?.errors ?? [])];
  const errorAt = (name: string) => problems.find((error) => error.field === name || error.field.startsWith(`${name}[`) || error.field.startsWith(`${name}.`))?.message;

  async function submit() {
    if (!(await draft.save())) return;
    const sent = await send(`/api/v1/documents/${id}/submissions`, {});
    if (sent.ok) router.push(`/documents/${id}` as Route);
    else setRefusal(sent.problem);
  }

  // Why it was not submitted, or not saved; a line that is down, what competes and who is signed out say so themselves.
  const refused = refusal ? refusal.detail || t("editor.failed") : draft.state === "failed" ? draft.problem?.detail : null;
  const second = fields.steps[1];
  const next = second ? (posts.find((post) => post.value === second.postId)?.label ?? null) : null;
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
        <LeftNotice left={left} restore={restore} forget={forget} />
        {draft.state === "competes" ? <Competing id={id} mine={{ title: fields.title, summary: fields.summary, text: textOf(fields.body) }} keepMine={() => void draft.overwrite()} takeTheirs={takeTheirs} /> : null}
        {draft.state === "signed-out" ? <SignedOutNotice /> : null}
        {refused ? <Notice tone="bad" title={refused} alert /> : null}
        <TextField label={t("editor.subject")} error={errorAt("title")} maxLength={300} {...text("title")} />
        <TextArea label={t("editor.summary")} hint={t("editor.summaryHint")} rows={2} error={errorAt("summary")} maxLength={1000} {...text("summary")} />
        <TextEditor key={restored} body={restored === 0 ? first.body : fields.body} nonce={nonce} onChange={(body) => change({ body })} />
        {errorAt("body") ? <p className="text-meta font-medium text-bad">{errorAt("body")}</p> : null}
      </div>
      <DraftCard
        key={restored}
        fields={fields}
        posts={posts}
        tasks={tasks}
        closedTask={closedTask}
        departments={departments}
        suggested={suggested}
        askDelegationReason={Boolean(errorAt("delegationReason")) || refusal?.code === "approval.delegation-reason-required"}
        errorAt={errorAt}
        change={change}
        attach={attach}
        related={related}
        senderOfAgency={senderOfAgency}
      />
      <div className="sticky bottom-14 z-20 -mx-4 flex flex-wrap items-center gap-3 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:-mx-6 md:px-6 xl:col-span-2">
        <Button type="submit" kind="primary">{t("editor.submit")}</Button>
        {draft.state === "failed" ? <Button type="button" size="dense" onClick={() => void draft.save()}>{t("editor.again")}</Button> : null}
        <p role="status" className="text-meta text-text2">{states[draft.state]}</p>
        {next ? <p className="ml-auto text-meta text-text2">{t("mustSubmit", { name: next })}</p> : null}
      </div>
    </form>
  );
}
