"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { decides } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { RouteStepRow } from "./RouteStepRow.tsx";
import { insertedAt, ofKind, tidied, togglesBeside } from "#lib/approval/laying.ts";
import type { DraftStep } from "#lib/approval/laying.ts";
import { useDragOrder } from "./useDragOrder.ts";

export interface PostChoice extends Choice {
  departmentId: string;
  /** Of another agency: it may sign jointly or read, and neither reviews nor decides. */
  foreign?: boolean;
}

const ofDocument = ["review", "cooperation", "confirmation", "decision", "delegated-decision", "joint", "reference", "circulation"] as const satisfies readonly StepKind[];
export const insideKinds = ["review", "cooperation", "decision", "delegated-decision"] as const satisfies readonly StepKind[];

/**
 * Problem: a route being laid: who comes when and for what. A post is found by typing, steps are moved by dragging,
 * by arrow keys or by buttons, and each move is said. The first `fixed` stay where they are; cooperators stand side
 * by side with the one before or act as a whole department.
 * Parameters: steps, posts, onChange, error; kinds (those that may be laid here), fixed (1: the drafter stays first).
 * Example: <RouteEditor steps={steps} posts={posts} onChange={setSteps} error={null} />
 */
export function RouteEditor({ steps, posts, onChange, error, kinds: given = ofDocument, fixed = 1 }: { steps: readonly DraftStep[]; posts: readonly PostChoice[]; onChange: (steps: DraftStep[]) => void; error: string | null; kinds?: readonly StepKind[]; fixed?: number }) {
  const t = useTranslations("documents.editor");
  const kinds = useTranslations("approval.kinds");
  const [kind, setKind] = useState<StepKind>("review");
  const [said, setSaid] = useState("");
  const [adds, setAdds] = useState(0);
  const adder = useRef<HTMLDivElement>(null);
  const post = (id: string) => posts.find((option) => option.value === id);
  const named = (id: string) => post(id)?.label ?? id;

  const move = (at: number, to: number) => {
    if (to < fixed || to >= steps.length || at === to) return;
    const next = [...steps];
    const [step] = next.splice(at, 1);
    next.splice(to, 0, step!);
    onChange(tidied(next));
    setSaid(t("moved", { name: named(step!.postId), n: to + 1, all: steps.length }));
  };
  const { list, dragging, take } = useDragOrder(steps.length, move, fixed);
  const add = (postId: string) => {
    const chosen = post(postId);
    if (!chosen) return;
    const at = insertedAt(steps, kind);
    onChange(tidied([...steps.slice(0, at), ofKind({ kind, postId }, kind, chosen.departmentId), ...steps.slice(at)]));
    setSaid(t("addedStep", { name: named(postId), kind: kinds(kind), n: at + 1, all: steps.length + 1 }));
    setAdds((n) => n + 1);
  };
  const remove = (at: number) => {
    onChange(tidied(steps.filter((_, n) => n !== at)));
    setSaid(t("removedStep", { name: named(steps[at]!.postId) }));
    adder.current?.querySelector<HTMLElement>("[role=combobox]")?.focus();
  };
  const alter = (at: number, step: DraftStep) => onChange(tidied(steps.map((one, n) => (n === at ? step : one))));
  useEffect(() => {
    // The field begins anew after each post, and the next one is typed at once.
    if (adds > 0) adder.current?.querySelector<HTMLElement>("[role=combobox]")?.focus();
  }, [adds]);

  const taken = new Set(steps.map((step) => step.postId));
  const fits = (option: PostChoice) => (kind === "joint" ? option.foreign === true : option.foreign !== true || kind === "reference" || kind === "circulation");
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
            fixed={fixed}
            step={step}
            name={named(step.postId)}
            note={post(step.postId)?.note}
            kinds={given}
            beside={togglesBeside(steps, n)}
            dragged={dragging === n}
            onTake={(event) => take(n, event)}
            onMove={(to) => move(n, to)}
            onKind={(next) => alter(n, ofKind(step, next, post(step.postId)?.departmentId ?? null))}
            onBeside={onChange}
            onDepartment={given.includes("joint") ? (whole) => alter(n, { ...step, departmentId: whole ? (post(step.postId)?.departmentId ?? null) : null }) : null}
            onRemove={() => remove(n)}
          />
        ))}
      </ol>
      <p className="text-meta text-text2">{t("moveHint")}</p>
      <p role="status" className="sr-only">{said}</p>
      <div ref={adder} className="grid grid-cols-[120px_minmax(0,1fr)] items-end gap-2">
        <SelectField name="routeKind" label={t("kind")} options={given.map((value) => ({ value, label: kinds(value) }))} value={kind} onChange={(event) => setKind(event.target.value as StepKind)} />
        <Combobox key={`${adds}:${kind}`} name="routePost" label={t("addPost")} placeholder={t("addPostHint")} choices={posts.filter((option) => !taken.has(option.value) && fits(option))} onChoose={add} />
      </div>
      {steps.some((step) => decides(step.kind)) ? null : <p className="text-meta text-text2">{t("noDecider")}</p>}
    </section>
  );
}
