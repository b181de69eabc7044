"use client";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import type { Route as Address } from "next";
import { useEffect, useRef, useState } from "react";
import type { ReactNode, SubmitEvent } from "react";
import { FormContext } from "./formState.ts";
import { FormProblem } from "./FormProblem.tsx";
import { filled, newKey, send } from "./send.ts";
import type { SentProblem } from "./send.ts";
import { toast } from "./Toast.tsx";

/** A failed form as the server kept it (`formOfPage(searchParams.form)`), for those without JavaScript. */
export interface Kept {
  values: Readonly<Record<string, unknown>>;
  problem: { code: string; detail: string; errors: readonly { field: string; message: string }[] };
}

/**
 * Problem: something is done by a form, with JavaScript and without it, through the same address.
 * Parameters: action (address of the API; a button's own `formAction` goes before it), to (where to go after; `:id` comes from the answer; without
 * it the page is read anew), at (the page's own address with its query, for errors; the path by default),
 * kept (from formOfPage), done (a sentence for the toast), reset (empty the fields after), values (hidden fields), files (it sends one),
 * onDone (told the answer; then nothing else happens).
 * Example: <ActForm action="/api/v1/problem-reports" done="보냈습니다" reset><TextArea name="text" label="무엇이" /><Button type="submit">보내기</Button></ActForm>
 */
export function ActForm({
  action,
  to,
  at,
  kept,
  done,
  reset = false,
  files = false,
  values = {},
  onDone,
  className,
  id,
  label,
  children,
}: {
  action: string;
  to?: string;
  at?: string;
  kept?: Kept | null;
  done?: string;
  reset?: boolean;
  files?: boolean;
  values?: Readonly<Record<string, string | number>>;
  onDone?: (body: Record<string, unknown>) => void;
  className?: string;
  id?: string;
  label?: string;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  const router = useRouter();
  const path = usePathname();
  const form = useRef<HTMLFormElement>(null);
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SentProblem | null>(kept ? { status: 422, ...kept.problem, errors: [...kept.problem.errors] } : null);

  useEffect(() => {
    if (!problem) return;
    const names = new Set(problem.errors.map((error) => error.field));
    const first = [...(form.current?.elements ?? [])].find((element) => names.has(element.getAttribute("name") ?? ""));
    if (first instanceof HTMLElement) first.focus();
  }, [problem]);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const { submitter } = event.nativeEvent as globalThis.SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    data.set("_key", key);
    const sent = await send(submitter?.getAttribute("formaction") ?? action, data);
    setBusy(false);
    if (!sent.ok) {
      setProblem(sent.problem);
      return;
    }
    setProblem(null);
    setKey(newKey());
    if (onDone) {
      onDone(sent.body);
      return;
    }
    if (done) toast(done);
    if (reset) form.current?.reset();
    if (to) router.push(filled(to, sent.body) as Address);
    router.refresh();
  }

  return (
    <form encType={files ? "multipart/form-data" : undefined} ref={form} action={action} method="post" onSubmit={submit} className={className} id={id} aria-label={label} aria-busy={busy || undefined} noValidate>
      <input type="hidden" name="_key" value={key} suppressHydrationWarning />
      <input type="hidden" name="_at" value={at ?? path} />
      {to ? <input type="hidden" name="_to" value={to} /> : null}
      {done ? <input type="hidden" name="_done" value={done} /> : null}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormContext value={{ values: kept?.values ?? {}, errors: problem?.errors ?? [], busy }}>
        <FormProblem problem={problem} />
        {children}
        {busy ? (
          <p role="status" className="sr-only">
            {t("working")}
          </p>
        ) : null}
      </FormContext>
    </form>
  );
}
