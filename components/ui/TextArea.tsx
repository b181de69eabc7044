"use client";
import type { ComponentProps } from "react";
import { Field, controlStyle } from "./Field.tsx";
import type { FieldLook } from "./Field.tsx";
import { cx } from "./cx.ts";

/**
 * Problem: text of several lines. Grows with what is typed where the browser can.
 * Example: <TextArea name="reason" label="반려 사유" rows={3} />
 */
export function TextArea({ name, label, hint, error, optional, labelHidden, className, defaultValue, rows = 4, ...area }: FieldLook & Omit<ComponentProps<"textarea">, "name" | "className">) {
  return (
    <Field {...{ name, label, hint, error, optional, labelHidden, className }}>
      {(control, kept) => (
        <textarea {...area} {...control} rows={rows} style={{ minHeight: `${rows * 1.25 + 1.125}rem` }} defaultValue={typeof kept === "string" ? kept : defaultValue} className={cx(controlStyle, "block py-2 text-row field-sizing-content")} />
      )}
    </Field>
  );
}
