import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AttachmentList } from "#components/files/AttachmentList.tsx";
import { AddLink } from "#components/keeping/AddLink.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { longest } from "#lib/memos/rules.ts";

export interface MemoShown {
  id: string;
  title: string;
  text: string;
  writer: string;
  post: string;
  when: string;
  receivers: readonly { postId: string; name: string; post: string; read: string | null }[];
  opinions: readonly { id: string; name: string; post: string; when: string; text: string }[];
  files: readonly { id: string; name: string; size: number; detected: string; state: string; text: string | null }[];
  document: { id: string; title: string } | null;
  answers: boolean;
  becomes: boolean;
}

/**
 * Problem: a memo report with who has read it and what they think, and what may be done with it now; or what is beside it.
 * Example: <MemoView memo={memo} at={`/memos?open=${id}`} kept={kept} />
 */
export function MemoView({ memo, at, kept, found = null, tabs, beside = null }: { memo: MemoShown; at: string; kept: Kept | null; found?: { id: string; page: number | null } | null; tabs?: ReactNode; beside?: ReactNode }) {
  return (
    <article aria-labelledby="memo-title" className="mx-auto grid max-w-[720px] gap-5 px-4 py-5 md:px-8">
      <header>
        <h2 id="memo-title" className="text-calm3 font-bold [overflow-wrap:anywhere]">{memo.title}</h2>
        <p className="mt-1 text-meta text-text2"><strong className="text-text">{memo.writer}</strong> {memo.post} · {memo.when}</p>
        <AddLink kind="memo" id={memo.id} title={memo.title} />
        {tabs ? <div className="mt-2 border-b border-line">{tabs}</div> : null}
      </header>
      {beside ?? <MemoText memo={memo} at={at} kept={kept} found={found} />}
    </article>
  );
}

function MemoText({ memo, at, kept, found }: { memo: MemoShown; at: string; kept: Kept | null; found: { id: string; page: number | null } | null }) {
  const t = useTranslations("memos");
  const read = memo.receivers.filter((one) => one.read !== null).length;
  return (
    <>
      {memo.document ? <p className="border-l-2 border-line2 pl-2 text-row">{t.rich("became", { title: memo.document.title || t("untitled"), a: (chunks) => <AppLink prose href={`/documents/${memo.document?.id ?? ""}`}>{chunks}</AppLink> })}</p> : null}
      <p className="text-read whitespace-pre-wrap [overflow-wrap:anywhere]">{memo.text}</p>
      {memo.files.length > 0 ? <AttachmentList files={memo.files} hrefOf={(file) => `/api/v1/memos/${memo.id}/files/${file}`} found={found} /> : null}
      {memo.becomes ? (
        <ActForm action={`/api/v1/memos/${memo.id}/documents`} to="/documents/:id/edit" at={at} kept={null}>
          <Button type="submit">{t("become")}</Button>
          <p className="mt-1 text-meta text-text2">{t("becomeHint")}</p>
        </ActForm>
      ) : null}
      <section aria-labelledby="memo-opinions" className="border-t border-line pt-4">
        <h3 id="memo-opinions" className="text-row font-semibold">{t("opinionCount", { count: memo.opinions.length })}</h3>
        <ul className="mt-3 grid gap-3">
          {memo.opinions.map((one) => (
            <li key={one.id} className="border-l-2 border-line2 pl-3">
              <p className="text-meta text-text2"><strong className="text-text">{one.name}</strong> {one.post} · {one.when}</p>
              <p className="text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{one.text}</p>
            </li>
          ))}
        </ul>
        {memo.answers ? (
          <ActForm key={memo.opinions.length} action={`/api/v1/memos/${memo.id}/opinions`} done={t("answered")} reset at={at} kept={kept} label={t("answer")} className="mt-4 grid gap-2">
            <TextArea name="text" label={t("answer")} rows={3} maxLength={longest.opinion} />
            <div><Button type="submit" kind="primary">{t("answerSend")}</Button></div>
          </ActForm>
        ) : null}
      </section>
      <section aria-labelledby="memo-receivers" className="border-t border-line pt-4">
        <h3 id="memo-receivers" className="text-row font-semibold">{t("readCount", { all: memo.receivers.length, read })}</h3>
        <ul className="mt-2">
          {memo.receivers.map((one) => (
            <li key={one.postId} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5 text-row last:border-0">
              <span className="min-w-0 flex-1"><span className="font-medium">{one.name || t("vacant")}</span> <span className="text-text2">{one.post}</span></span>
              <span className="inline-flex items-center gap-1 text-meta text-text2">{one.read ? <><Check aria-hidden className="size-4 text-ok" /> {one.read}</> : t("unread")}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
