"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { StepKind } from "#lib/approval/rules.ts";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";

export interface DraftStep {
  kind: StepKind;
  postId: string;
}

export interface PostOption {
  value: string;
  label: string;
}

const added = ["review", "cooperation", "decision", "delegated-decision"] as const;

/**
 * Problem: the route before submission: who comes when, changed by keys and buttons. The drafter stays first.
 * Example: <RouteEditor steps={steps} posts={posts} onChange={setSteps} />
 */
export function RouteEditor({ steps, posts, onChange, error }: { steps: readonly DraftStep[]; posts: readonly PostOption[]; onChange: (steps: DraftStep[]) => void; error: string | null }) {
  const t = useTranslations("documents.editor");
  const kinds = useTranslations("approval.kinds");
  const [post, setPost] = useState("");
  const [kind, setKind] = useState<StepKind>("review");
  const named = (id: string) => posts.find((option) => option.value === id)?.label ?? id;
  const swap = (at: number, to: number) => {
    const next = [...steps];
    [next[at], next[to]] = [next[to]!, next[at]!];
    onChange(next);
  };
  return (
    <section aria-label={t("route")} className="grid gap-3">
      <h2 className="text-section font-semibold">{t("route")}</h2>
      {error ? <p role="alert" className="text-row font-medium text-bad">{error}</p> : null}
      <ol className="grid">
        {steps.map((step, n) => (
          <li key={`${step.postId}:${n}`} className="flex flex-wrap items-center gap-2 border-b border-line py-2 text-row">
            <span className="w-24 text-text2">{kinds(step.kind)}</span>
            <span className="min-w-0 flex-1 font-medium">{named(step.postId)}</span>
            {n > 0 ? (
              <span className="flex gap-1">
                <Button type="button" kind="plain" size="dense" disabled={n < 2} onClick={() => swap(n, n - 1)} aria-label={`${named(step.postId)}: ${t("up")}`}>{t("up")}</Button>
                <Button type="button" kind="plain" size="dense" disabled={n === steps.length - 1} onClick={() => swap(n, n + 1)} aria-label={`${named(step.postId)}: ${t("down")}`}>{t("down")}</Button>
                <Button type="button" kind="plain" size="dense" onClick={() => onChange(steps.filter((_, at) => at !== n))} aria-label={`${named(step.postId)}: ${t("remove")}`}>{t("remove")}</Button>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-end gap-2">
        <SelectField name="routeKind" label={t("kind")} options={added.map((value) => ({ value, label: kinds(value) }))} value={kind} onChange={(event) => setKind(event.target.value as StepKind)} />
        <SelectField className="min-w-0 flex-1" name="routePost" label={t("post")} placeholder={t("post")} options={[...posts]} value={post} onChange={(event) => setPost(event.target.value)} />
        <Button
          type="button"
          disabled={post === ""}
          onClick={() => {
            const last = steps.length - 1;
            const before = steps[last] && (steps[last].kind === "decision" || steps[last].kind === "delegated-decision") && kind !== "decision" && kind !== "delegated-decision" ? last : steps.length;
            onChange([...steps.slice(0, before), { kind, postId: post }, ...steps.slice(before)]);
            setPost("");
          }}
        >
          {t("add")}
        </Button>
      </div>
    </section>
  );
}
