"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { decides, partOf } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { DraftStep } from "./draftFields.ts";
import { RouteStepRow } from "./RouteStepRow.tsx";
import { useDragOrder } from "./useDragOrder.ts";

/** What a post may be asked to do; departments and other agencies come in by their own fields. */
const chosen = ["review", "cooperation", "confirmation", "decision", "delegated-decision", "reference", "circulation"] as const satisfies readonly StepKind[];

/**
 * Problem: the route before submission: who comes when and for what. A post is found by typing, steps are moved by
 * dragging, by arrow keys or by buttons, and each move is said. The drafter stays first.
 * Example: <RouteEditor steps={steps} posts={posts} onChange={setSteps} error={null} />
 */
export function RouteEditor({ steps, posts, onChange, error }: { steps: readonly DraftStep[]; posts: readonly Choice[]; onChange: (steps: DraftStep[]) => void; error: string | null }) {
  const t = useTranslations("documents.editor");
  const kinds = useTranslations("approval.kinds");
  const [kind, setKind] = useState<StepKind>("review");
  const [said, setSaid] = useState("");
  const [adds, setAdds] = useState(0);
  const adder = useRef<HTMLDivElement>(null);
  const named = (id: string) => posts.find((option) => option.value === id)?.label ?? id;

  const move = (at: number, to: number) => {
    if (to < 1 || to >= steps.length || at === to) return;
    const next = [...steps];
    const [step] = next.splice(at, 1);
    next.splice(to, 0, step!);
    onChange(next);
    setSaid(t("moved", { name: named(step!.postId), n: to + 1, all: steps.length }));
  };
  const { list, dragging, take } = useDragOrder(steps.length, move);
  const add = (postId: string) => {
    if (postId === "") return;
    // Who prepares comes before who decides, who reads after.
    const later = steps.findIndex((step, n) => n > 0 && partOf(step.kind) > partOf(kind));
    const at = later < 0 ? steps.length : later;
    onChange([...steps.slice(0, at), { kind, postId }, ...steps.slice(at)]);
    setSaid(t("addedStep", { name: named(postId), kind: kinds(kind), n: at + 1, all: steps.length + 1 }));
    setAdds((n) => n + 1);
  };
  const remove = (at: number) => {
    onChange(steps.filter((_, n) => n !== at));
    setSaid(t("removedStep", { name: named(steps[at]!.postId) }));
    adder.current?.querySelector<HTMLElement>("[role=combobox]")?.focus();
  };
  useEffect(() => {
    // The field begins anew after each post, and the next one is typed at once.
    if (adds > 0) adder.current?.querySelector<HTMLElement>("[role=combobox]")?.focus();
  }, [adds]);

  const taken = new Set(steps.map((step) => step.postId));
  return (
    <section aria-label={t("route")} className="grid min-w-0 gap-3">
      <h2 className="text-section font-semibold">{t("route")}</h2>
      {error ? <p role="alert" className="text-row font-medium text-bad">{error}</p> : null}
      <ol ref={list} className="grid border-t border-line">
        {steps.map((step, n) => (
          <RouteStepRow
            key={`${step.postId}:${steps.slice(0, n).filter((other) => other.postId === step.postId).length}`}
            n={n}
            all={steps.length}
            step={step}
            name={named(step.postId)}
            note={posts.find((option) => option.value === step.postId)?.note}
            kinds={chosen}
            dragged={dragging === n}
            onTake={(event) => take(n, event)}
            onMove={(to) => move(n, to)}
            onKind={(next) => onChange(steps.map((one, at) => (at === n ? { ...one, kind: next } : one)))}
            onRemove={() => remove(n)}
          />
        ))}
      </ol>
      <p className="text-meta text-text2">{t("moveHint")}</p>
      <p role="status" className="sr-only">{said}</p>
      <div ref={adder} className="grid grid-cols-[120px_minmax(0,1fr)] items-end gap-2">
        <SelectField name="routeKind" label={t("kind")} options={chosen.map((value) => ({ value, label: kinds(value) }))} value={kind} onChange={(event) => setKind(event.target.value as StepKind)} />
        <Combobox key={adds} name="routePost" label={t("addPost")} placeholder={t("addPostHint")} choices={posts.filter((option) => !taken.has(option.value) || (decides(kind) && option.value === steps[0]?.postId))} onChoose={add} />
      </div>
    </section>
  );
}
