"use client";
import { ActForm } from "./ActForm.tsx";
import type { Kept } from "./ActForm.tsx";
import { Button } from "./Button.tsx";
import { OpenPanel } from "./OpenPanel.tsx";
import { TextArea } from "./TextArea.tsx";

/**
 * Problem: an act that asks something at its place before it is done: a reason, or an opinion that may be left empty.
 * Parameters: action, label (on the button that opens), now (on the button that does), field (name, label, hint,
 * optional), values (hidden fields), to, done, kind, kept, at, up (opens above the button), open (from the first).
 * Example: <ReasonAct action={`/api/v1/documents/${id}/holds`} label="보류" now="보류하기" field={{ name: "reason", label: "보류 사유" }} at={at} kept={kept} />
 */
export function ReasonAct({ action, label, now, field, values, to, done, kind = "usual", kept, at, up = false, open = false }: {
  action: string;
  label: string;
  now: string;
  field: { name: string; label: string; hint?: string; optional?: boolean };
  values?: Readonly<Record<string, string | number>>;
  to?: string;
  done: string;
  kind?: "primary" | "usual" | "plain" | "danger";
  kept: Kept | null;
  at: string;
  up?: boolean;
  open?: boolean;
}) {
  return (
    <OpenPanel label={label} kind={kind} up={up} open={open}>
      <ActForm action={action} done={done} at={at} kept={kept} label={label} {...(values ? { values } : {})} {...(to ? { to } : {})}>
        <TextArea name={field.name} label={field.label} rows={2} {...(field.hint ? { hint: field.hint } : {})} {...(field.optional ? { optional: true } : {})} />
        <div className="mt-3">
          <Button type="submit" kind={kind === "danger" ? "danger" : "primary"}>{now}</Button>
        </div>
      </ActForm>
    </OpenPanel>
  );
}
