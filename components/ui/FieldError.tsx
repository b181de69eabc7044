"use client";
import { CircleAlert } from "lucide-react";
import { useField } from "./formState.ts";

/**
 * Problem: what is wrong with a group of controls, or with a field that is not seen.
 * Parameters: name (of the field).
 * Example: <fieldset><legend>까닭</legend><FieldError name="reasons" />…</fieldset>
 */
export function FieldError({ name }: { name: string }) {
  const { error } = useField(name);
  if (!error) return null;
  return (
    <p role="alert" className="flex items-start gap-1.5 text-meta font-medium text-bad">
      <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
      {error}
    </p>
  );
}
