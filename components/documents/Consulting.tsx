import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";

export interface CommentShown {
  id: string;
  name: string;
  post: string;
  when: string;
  text: string;
  quote: string;
  /** Its line of the text, null for the whole, "gone" where that line is no more. */
  place: number | null | "gone";
  taken: boolean;
}

export interface ConsultingShown {
  id: string;
  lines: readonly string[];
  asked: readonly { id: string; name: string; post: string; note: string; when: string; withdrawn: boolean }[];
  comments: readonly CommentShown[];
  /** The writer asks, withdraws and takes in; whoever is asked comments. */
  writes: boolean;
  commenting: boolean;
}

/**
 * Problem: a draft is shown to others before it is submitted, and what they say stands beside its lines, out of the record.
 * Example: <Consulting consulting={consulting} posts={posts} at={`/documents/${id}?tab=consult`} kept={kept} />
 */
export function Consulting({ consulting, posts, at, kept }: { consulting: ConsultingShown; posts: readonly Choice[]; at: string; kept: Kept | null }) {
  const t = useTranslations("documents.consult");
  const { id, lines, asked, comments, writes } = consulting;
  const said = (place: CommentShown["place"]) => comments.filter((one) => one.place === place);
  const list = (some: readonly CommentShown[], quoted = false) => (some.length === 0 ? null : <Comments id={id} comments={some} takes={writes} quoted={quoted} at={at} />);
  return (
    <div className="mx-auto grid max-w-[800px] gap-5">
      <p className="text-row text-text2">{t("lead")}</p>
      {asked.length > 0 ? (
        <ul aria-label={t("asked")} className="rounded-badge border border-line bg-bg">
          {asked.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 text-row last:border-b-0">
              <span className="min-w-0 flex-1"><strong>{one.name}</strong> <span className="text-text2">{one.post} · {one.when}</span>{one.note ? <span className="block">{one.note}</span> : null}</span>
              {one.withdrawn ? <Badge>{t("withdrawn")}</Badge> : writes ? (
                <ActForm action={`/api/v1/documents/${id}/consultations/${one.id}/withdrawals`} done={t("withdrawn")} at={at} kept={null}>
                  <Button type="submit" size="dense" aria-label={t("withdrawFrom", { name: one.name || one.post })}>{t("withdraw")}</Button>
                </ActForm>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {writes ? (
        <ActForm key={asked.filter((one) => !one.withdrawn).length} action={`/api/v1/documents/${id}/consultations`} done={t("askedDone")} reset at={at} kept={kept} label={t("ask")} className="grid gap-3 rounded-badge border border-line bg-bg p-4">
          <h2 className="text-row font-semibold">{t("ask")}</h2>
          <Combobox name="postId" label={t("whom")} choices={posts} />
          <TextField name="note" label={t("note")} optional maxLength={500} />
          <div><Button type="submit">{t("ask")}</Button></div>
        </ActForm>
      ) : null}
      <section aria-labelledby="consult-text" className="rounded-badge border border-line bg-bg p-4 md:p-8">
        <h2 id="consult-text" className="sr-only">{t("text")}</h2>
        <ol className="grid gap-1 text-letter">
          {lines.map((line, n) => (
            <li key={n}>
              <p className="min-h-4 whitespace-pre-wrap [overflow-wrap:anywhere]">{line}</p>
              {list(said(n))}
              {consulting.commenting && line.trim() !== "" ? <Fold label={t("commentLine", { n: n + 1 })}><CommentForm id={id} line={n} at={at} kept={null} label={t("commentLine", { n: n + 1 })} count={comments.length} /></Fold> : null}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="consult-whole" className="grid gap-3">
        <h2 id="consult-whole" className="text-row font-semibold">{t("whole")}</h2>
        {list(said(null))}
        {said("gone").length > 0 ? <><h3 className="text-meta font-semibold text-text2">{t("gone")}</h3>{list(said("gone"), true)}</> : null}
        {consulting.commenting ? <CommentForm id={id} at={at} kept={kept} label={t("commentWhole")} count={comments.length} /> : comments.length === 0 ? <p className="text-row text-text2">{t("none")}</p> : null}
      </section>
    </div>
  );
}

function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="text-meta">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-link underline">{label}</summary>
      {children}
    </details>
  );
}

function CommentForm({ id, line, at, kept, label, count }: { id: string; line?: number; at: string; kept: Kept | null; label: string; count: number }) {
  const t = useTranslations("documents.consult");
  return (
    <ActForm key={count} action={`/api/v1/documents/${id}/comments`} done={t("commented")} reset at={at} kept={kept} label={label} values={line === undefined ? {} : { line }} className="my-2 grid gap-2">
      <TextArea name="text" label={label} rows={2} maxLength={4000} />
      <div><Button type="submit" size="dense">{t("comment")}</Button></div>
    </ActForm>
  );
}

function Comments({ id, comments, takes, quoted, at }: { id: string; comments: readonly CommentShown[]; takes: boolean; quoted: boolean; at: string }) {
  const t = useTranslations("documents.consult");
  return (
    <ul className="my-2 grid gap-2">
      {comments.map((one) => (
        <li key={one.id} className="border-l-2 border-warn pl-3 text-row">
          <p className="text-meta text-text2"><strong className="text-text">{one.name}</strong> {one.post} · {one.when}</p>
          {quoted ? <p className="text-meta text-text2"><q>{one.quote}</q></p> : null}
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{one.text}</p>
          {one.taken ? <Badge tone="ok">{t("taken")}</Badge> : takes ? (
            <ActForm action={`/api/v1/documents/${id}/comments/${one.id}/takings`} done={t("taken")} at={at} kept={null}>
              <Button type="submit" kind="plain" size="dense" aria-label={t("takeFrom", { name: one.name })}>{t("take")}</Button>
            </ActForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
