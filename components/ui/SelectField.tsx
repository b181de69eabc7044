"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field, controlStyle } from "./Field.tsx";
import type { FieldLook } from "./Field.tsx";
import { cx } from "./cx.ts";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

/**
 * Problem: one of a few known values. `placeholder` adds an empty first choice.
 * Parameters: options, or groups of options; those of a field and of a select.
 * Example: <SelectField name="retention" label="보존기간" options={[{ value: "10", label: "10년" }]} />
 */
export function SelectField({
  name,
  label,
  hint,
  error,
  optional,
  labelHidden,
  className,
  options = [],
  groups = [],
  placeholder,
  defaultValue,
  ...select
}: FieldLook & Omit<ComponentProps<"select">, "name" | "className"> & { options?: readonly Option[]; groups?: readonly { label: string; options: readonly Option[] }[]; placeholder?: string | boolean }) {
  const t = useTranslations("ui");
  const items = (list: readonly Option[]) =>
    list.map((option) => (
      <option key={option.value} value={option.value} disabled={option.disabled}>
        {option.label}
      </option>
    ));
  return (
    <Field {...{ name, label, hint, error, optional, labelHidden, className }}>
      {(control, kept) => (
        <span className="relative block">
          <select
            {...select}
            {...control}
            {...(select.value === undefined ? { defaultValue: typeof kept === "string" ? kept : defaultValue } : {})}
            className={cx(controlStyle, "min-h-11 appearance-none pr-9 text-row md:min-h-9")}
          >
            {placeholder ? <option value="">{placeholder === true ? t("choose") : placeholder}</option> : null}
            {items(options)}
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {items(group.options)}
              </optgroup>
            ))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-text2" />
        </span>
      )}
    </Field>
  );
}
