"use client";
import { useState } from "react";
import type { ReactNode } from "react";
import type { StepKind } from "#lib/approval/rules.ts";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { useField } from "#components/ui/formState.ts";
import { RouteEditor } from "./RouteEditor.tsx";
import type { PostChoice } from "./RouteEditor.tsx";
import type { DraftStep } from "#lib/approval/laying.ts";

/**
 * Problem: steps laid on a document under way: what comes after those who acted, or a department's own route.
 * Parameters: action, to (address after), steps (as they stand), posts, kinds, values (what is sent beside: how many stay, inside which step),
 * send (word on the button), children (further fields).
 * Example: <RouteDesk action={`/api/v1/documents/${id}/route-changes`} to={`/documents/${id}`} steps={steps} posts={posts} send="경로 바꾸기" done="바꿨습니다" at={at} kept={kept} />
 */
export function RouteDesk({ action, to, steps: given, posts, kinds, values, send, done, at, kept, children }: { action: string; to: string; steps: readonly DraftStep[]; posts: readonly PostChoice[]; kinds?: readonly StepKind[]; values?: Readonly<Record<string, number>>; send: string; done: string; at: string; kept: Kept | null; children?: ReactNode }) {
  const [steps, setSteps] = useState<readonly DraftStep[]>(given);
  return (
    <ActForm action={action} to={to} done={done} at={at} kept={kept} {...(values ? { values } : {})} className="grid gap-4">
      <Steps steps={steps} posts={posts} kinds={kinds} onChange={setSteps} />
      {steps.map((step, n) => (
        <span key={`${n}:${step.postId}`} hidden>
          <input type="hidden" name={`steps[${n}].kind`} value={step.kind} />
          <input type="hidden" name={`steps[${n}].postId`} value={step.postId} />
          {typeof step.group === "number" ? <input type="hidden" name={`steps[${n}].group`} value={step.group} /> : null}
          {step.departmentId ? <input type="hidden" name={`steps[${n}].departmentId`} value={step.departmentId} /> : null}
        </span>
      ))}
      {children}
      <div>
        <Button type="submit" kind="primary">{send}</Button>
      </div>
    </ActForm>
  );
}

function Steps({ steps, posts, kinds, onChange }: { steps: readonly DraftStep[]; posts: readonly PostChoice[]; kinds: readonly StepKind[] | undefined; onChange: (steps: DraftStep[]) => void }) {
  const { error } = useField("steps");
  return <RouteEditor steps={steps} posts={posts} onChange={onChange} error={error} fixed={0} {...(kinds ? { kinds } : {})} />;
}
