"use client";
import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";
import { useField } from "./formState.ts";
import { cx } from "./cx.ts";

/**
 * Problem: yes or no, or one of several that may be chosen together (`type="radio"`: one of several).
 * Parameters: name, label, hint, end (right of it, such as a count), and those of an input.
 * Example: <Checkbox name="kind" value="official" label="시행문" end="19" />
 */
export function Checkbox({ label, hint, end, className, type = "checkbox", name = "", ...input }: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode; end?: ReactNode; type?: "checkbox" | "radio" }) {
  const id = useId();
  const { kept, error } = useField(name);
  const chosen = kept === undefined ? input.defaultChecked : Array.isArray(kept) ? kept.includes(input.value ?? "on") : kept === (input.value ?? "on");
  return (
    <div className={cx("check", className)}>
      <input
        {...input}
        {...(input.checked === undefined ? { defaultChecked: chosen } : {})}
        id={id}
        type={type}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}hint` : undefined}
      />
      <div>
        <label htmlFor={id}>
          {label}
        </label>
        {hint || error ? (
          <p id={`${id}hint`} className={cx("text-meta", error ? "font-medium text-bad" : "text-text2")}>
            {error ?? hint}
          </p>
        ) : null}
      </div>
      {end !== undefined ? <span>{end}</span> : null}
    </div>
  );
}
