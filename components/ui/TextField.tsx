"use client";
import type { ComponentProps } from "react";
import { Field, controlStyle } from "./Field.tsx";
import type { FieldLook } from "./Field.tsx";
import { cx } from "./cx.ts";

/**
 * Problem: one line of text, a date, a number or a password.
 * Parameters: those of a field and of an input; `calm` for sign-in and phones.
 * Example: <TextField name="title" label="제목" required />
 */
export function TextField({ name, label, hint, error, optional, labelHidden, className, calm = false, defaultValue, ...input }: FieldLook & Omit<ComponentProps<"input">, "name" | "className"> & { calm?: boolean }) {
  return (
    <Field {...{ name, label, hint, error, optional, labelHidden, className }}>
      {(control, kept) => (
        <input
          type="text"
          {...input}
          {...control}
          defaultValue={typeof kept === "string" && input.type !== "password" ? kept : defaultValue}
          className={cx(controlStyle, calm ? "min-h-12 text-read" : "min-h-11 text-row md:min-h-9")}
        />
      )}
    </Field>
  );
}
