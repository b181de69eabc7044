"use client";
import { createContext, use } from "react";

export interface FieldError {
  field: string;
  message: string;
}

export interface FormState {
  /** What stood in the form when it failed without JavaScript. */
  values: Readonly<Record<string, unknown>>;
  errors: readonly FieldError[];
  busy: boolean;
}

export const FormContext = createContext<FormState>({ values: {}, errors: [], busy: false });

/** What the form around a field knows of it: the value kept and the error made there. */
export function useField(name: string): { kept: unknown; error: string | null; busy: boolean } {
  const { values, errors, busy } = use(FormContext);
  return { kept: valueAt(values, name), error: errors.find((error) => error.field === name)?.message ?? null, busy };
}

/** `steps[0].postId` in a tree of values. */
function valueAt(values: Readonly<Record<string, unknown>>, name: string): unknown {
  let at: unknown = values;
  for (const part of name.split(/[.[\]]/).filter(Boolean)) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}
