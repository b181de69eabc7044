"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AttachmentField } from "#components/files/AttachmentField.tsx";
import type { AttachedFile } from "#components/files/AttachmentField.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { longest } from "#lib/memos/rules.ts";
import { PostsField } from "./PostsField.tsx";

/**
 * Problem: a memo report is written in one go: to whom, about what, and the text.
 * Example: <MemoForm posts={posts} kept={kept} />
 */
export function MemoForm({ posts, kept }: { posts: readonly Choice[]; kept: Kept | null }) {
  const t = useTranslations("memos");
  const [files, setFiles] = useState<readonly AttachedFile[]>([]);
  return (
    <section aria-labelledby="memo-write" className="mx-auto max-w-[720px] px-4 py-5 md:px-8">
      <h2 id="memo-write" className="text-section font-semibold">{t("write")}</h2>
      <p className="mt-0.5 mb-4 text-row text-text2">{t("writeLead")}</p>
      <ActForm action="/api/v1/memos" to="/memos?list=written&open=:id" at="/memos?write=1" done={t("sent")} kept={kept} label={t("write")} className="grid gap-4">
        <PostsField name="postIds" label={t("receivers")} hint={t("receiversHint")} choices={posts} />
        <TextField name="title" label={t("subject")} maxLength={longest.title} />
        <TextArea name="text" label={t("text")} rows={8} maxLength={longest.text} />
        {files.map((file) => <input key={file.id} type="hidden" name="fileIds" value={file.id} />)}
        <AttachmentField files={files} error={null} onChange={(change) => setFiles(change)} />
        <div><Button type="submit" kind="primary">{t("send")}</Button></div>
      </ActForm>
    </section>
  );
}
