"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ReactNode } from "react";
import { useField } from "./formState.ts";

export interface FieldLook {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Shown when the form around it knows no better. */
  error?: string | null;
  optional?: boolean;
  /** The label is read out but not seen. */
  labelHidden?: boolean;
  className?: string;
}

export interface ControlProps {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export const controlStyle =
  "w-full rounded-control border border-control bg-bg px-3 text-text aria-invalid:border-2 aria-invalid:border-bad disabled:bg-sunken disabled:text-text3";

/**
 * Problem: a control with its label above, hint under it, and the error below, tied together for all readers.
 * Parameters: name, label, hint, error, optional, labelHidden; children get the control's attributes.
 * Example: <Field name="day" label="날짜">{(control) => <input type="date" {...control} />}</Field>
 */
export function Field({ name, label, hint, error: given, optional, labelHidden, className, children }: FieldLook & { children: (control: ControlProps, kept: unknown) => ReactNode }) {
  const t = useTranslations("ui");
  const base = useId();
  const { kept, error: found } = useField(name);
  const error = found ?? given ?? null;
  const described = [hint ? `${base}hint` : null, error ? `${base}error` : null].filter(Boolean).join(" ") || undefined;
  return (
    <div className={className}>
      <label htmlFor={base} className={labelHidden ? "sr-only" : "block text-row font-semibold"}>
        {label} {optional ? <span className="font-normal text-text2">{t("optional")}</span> : null}
      </label>
      {hint ? (
        <p id={`${base}hint`} className="mt-0.5 text-meta text-text2">
          {hint}
        </p>
      ) : null}
      <div className="mt-1">{children({ id: base, name, "aria-describedby": described, "aria-invalid": error ? true : undefined }, kept)}</div>
      {error ? (
        <p id={`${base}error`} className="mt-1 flex items-start gap-1.5 text-meta font-medium text-bad">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
