import { understand } from "#lib/search/query.ts";

/** The field words that the form has, with how each is written in a question. */
export const formFields = { department: "dept", agency: "agency", by: "by", decided: "decided-by", post: "post", number: "number", after: "after", before: "before" } as const;
export type FormField = keyof typeof formFields;
export const formFieldNames = Object.keys(formFields) as FormField[];

/** What a question says in the words of the form: the first of each field. */
export function formOf(q: string): Record<FormField, string> {
  const { parts } = understand(q);
  return Object.fromEntries(formFieldNames.map((field) => [field, parts.find((part) => part.field === field)?.value ?? ""])) as Record<FormField, string>;
}

/** A question with what the form says in the place of what it said; what the form does not have stays as it was typed. */
export function composed(q: string, form: Partial<Record<FormField, string>>): string {
  const kept = understand(q).parts.filter((part) => !formFieldNames.some((field) => field === part.field)).map((part) => part.raw);
  const said = formFieldNames.flatMap((field) => {
    const value = (form[field] ?? "").replaceAll('"', "").trim();
    return value === "" ? [] : [`${formFields[field]}:${/\s/.test(value) ? `"${value}"` : value}`];
  });
  return [...kept, ...said].join(" ");
}
