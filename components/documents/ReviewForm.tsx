"use client";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { Route } from "next";
import { useRef, useState } from "react";
import type { BodyNode } from "#lib/documents/body.ts";
import { formatTime } from "#lib/format.ts";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { send } from "#components/ui/send.ts";
import type { SentProblem } from "#components/ui/send.ts";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { toast } from "#components/ui/Toast.tsx";
import { LeftNotice, SignedOutNotice } from "./LeftNotice.tsx";
import { forgetLocally, keepLocally, reviewPlace } from "./localCopy.ts";
import { useLeftBehind } from "./useLeftBehind.ts";

const TextEditor = dynamic(() => import("./TextEditor.tsx").then((module) => module.TextEditor), { ssr: false });

export interface ReviewText {
  title: string;
  body: BodyNode;
  opinion: string;
}

const names = ["title", "body", "opinion"] as const;

/**
 * Problem: a reviewer who differs edits the text, says why, and approves, in one act (§9). What was typed stays in this browser until then.
 * Example: <ReviewForm id={id} version={2} text={{ title, body, opinion: "" }} next="최나윤 정보화담당" nonce={nonce} />
 */
export function ReviewForm({ id, version, text: first, next, nonce }: { id: string; version: number; text: ReviewText; next: string | null; nonce: string | undefined }) {
  const t = useTranslations("documents");
  const router = useRouter();
  const place = reviewPlace(id);
  const [text, setText] = useState(first);
  const now = useRef(first);
  const [restored, setRestored] = useState(0);
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SentProblem | null>(null);
  const { left, take, forget } = useLeftBehind(place, first as unknown as Record<string, unknown>, names);
  const change = (more: Partial<ReviewText>) => {
    now.current = { ...now.current, ...more };
    setText(now.current);
    keepLocally(place, { ...now.current });
    setKeptAt(new Date());
  };
  const restore = () => {
    change((take() ?? {}) as Partial<ReviewText>);
    setRestored((n) => n + 1);
  };
  const errorAt = (name: string) => problem?.errors.find((error) => error.field === name || error.field.startsWith(`${name}.`))?.message;

  async function approve() {
    if (busy) return;
    setBusy(true);
    const { title, body, opinion } = now.current;
    // A text left as it was makes no version of its own.
    const edited = title !== first.title || JSON.stringify(body) !== JSON.stringify(first.body);
    const sent = await send(`/api/v1/documents/${id}/approvals`, { version, opinion, ...(edited ? { title, body } : {}) });
    setBusy(false);
    if (!sent.ok) {
      setProblem(sent.problem);
      return;
    }
    forgetLocally(place);
    toast(t("decide.done"));
    router.push(`/documents/${id}` as Route);
    router.refresh();
  }

  return (
    <form
      className="grid gap-y-6 px-4 py-5 md:px-6"
      aria-busy={busy || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void approve();
      }}
    >
      <div className="grid max-w-[880px] min-w-0 gap-4">
        <LeftNotice left={left} restore={restore} forget={forget} />
        {problem?.status === 401 ? <SignedOutNotice /> : problem ? <Notice tone="bad" title={problem.detail || t("editor.failed")} alert /> : null}
        <TextField label={t("editor.subject")} name="title" error={errorAt("title")} maxLength={300} value={text.title} onChange={(event) => change({ title: event.target.value })} />
        <TextEditor key={restored} body={restored === 0 ? first.body : text.body} nonce={nonce} onChange={(body) => change({ body })} />
        {errorAt("body") ? <p className="text-meta font-medium text-bad">{errorAt("body")}</p> : null}
        <TextArea label={t("editor.opinion")} hint={t("editor.opinionHint")} optional name="opinion" rows={2} error={errorAt("opinion")} value={text.opinion} onChange={(event) => change({ opinion: event.target.value })} />
      </div>
      <div className="sticky bottom-14 z-20 -mx-4 flex flex-wrap items-center gap-3 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:-mx-6 md:px-6">
        <Button type="submit" kind="primary" disabled={busy}>{t("editor.review")}</Button>
        <ButtonLink kind="plain" href={`/documents/${id}`}>{t("editor.back")}</ButtonLink>
        <p role="status" className="text-meta text-text2">{keptAt ? t("editor.keptHere", { time: formatTime(keptAt) }) : ""}</p>
        <p className="text-meta text-text2 md:ml-auto">{next ? t("decide.next", { name: next }) : null}</p>
      </div>
    </form>
  );
}
