import { plainSigns, understand, valuesOf } from "#lib/search/query.ts";

/** The field words that the form has, with how each is written in a question. */
export const formFields = {
  department: "dept", agency: "agency", by: "by", decided: "decided-by", post: "post", number: "number", after: "after", before: "before", step: "step", disclosure: "disclosure", has: "has", near: "near", similar: "similar", cites: "cites",
} as const;
export type FormField = keyof typeof formFields;
export const formFieldNames = Object.keys(formFields) as FormField[];

/** Of a day the last one counts; of names and numbers all do. */
const isDay = (field: string) => field === "after" || field === "before";
const shownOf = (q: string) => {
  const { parts } = understand(q);
  return new Map(formFieldNames.map((field) => [field, isDay(field) ? parts.findLast((part) => part.field === field) : parts.find((part) => part.field === field)]));
};

/** What a question says in the words of the form: the first of each field; one of a few values in its English name. */
export function formOf(q: string): Record<FormField, string> {
  return Object.fromEntries([...shownOf(q)].map(([field, part]) => [field, valuesOf(field)?.[(part?.value ?? "").toLowerCase()] ?? part?.value ?? ""])) as Record<FormField, string>;
}

/** A question with what the form says in the place of what it showed; what the form does not have stays as it was typed, and so do further names of a field. */
export function composed(q: string, form: Partial<Record<FormField, string>>): string {
  const { parts } = understand(q);
  const kept = parts.filter((part) => !formFieldNames.some((field) => field === part.field)).map((part) => part.raw);
  const shown = [...shownOf(q).values()].map((part) => part?.raw);
  const further = parts.filter((part) => formFieldNames.some((field) => field === part.field) && !isDay(part.field) && !shown.includes(part.raw)).map((part) => part.raw);
  const said = formFieldNames.flatMap((field) => {
    const value = plainSigns(form[field] ?? "").replaceAll('"', "").trim();
    return value === "" ? [] : [`${formFields[field]}:${/\s/.test(value) ? `"${value}"` : value}`];
  });
  return [...kept, ...said, ...further].join(" ");
}
