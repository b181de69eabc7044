"use client";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import type { ComponentProps } from "react";
import { Field, controlStyle } from "./Field.tsx";
import type { FieldLook } from "./Field.tsx";

const never = () => () => {};

/**
 * Problem: a password, which may be looked at while it is typed. Without script it stays hidden.
 * Example: <PasswordField name="password" label="비밀번호" autoComplete="current-password" required />
 */
export function PasswordField({ name, label, hint, error, className, ...input }: FieldLook & Omit<ComponentProps<"input">, "name" | "className" | "type">) {
  const t = useTranslations("ui.password");
  const scripted = useSyncExternalStore(never, () => true, () => false);
  const [seen, setSeen] = useState(false);
  const Icon = seen ? EyeOff : Eye;
  return (
    <Field {...{ name, label, hint, error, className }}>
      {(control) => (
        <span className="relative block">
          <input {...input} {...control} type={seen ? "text" : "password"} className={`${controlStyle} min-h-12 pr-24 text-read`} />
          {scripted ? (
            <button type="button" aria-pressed={seen} onClick={() => setSeen(!seen)} className="absolute inset-y-0 right-0 flex items-center gap-1.5 rounded-control px-3 text-row text-text2 outline-offset-[-3px]">
              <Icon aria-hidden className="size-4" />
              {t(seen ? "hide" : "show")}
            </button>
          ) : null}
        </span>
      )}
    </Field>
  );
}
