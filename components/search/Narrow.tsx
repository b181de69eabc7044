import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NarrowForm } from "./NarrowForm.tsx";

export interface ShownFacet {
  name: "kind" | "department" | "year" | "disclosure" | "function";
  values: readonly { value: string; label: string; count: string; chosen: boolean }[];
}

/** Fields of the form that take one of a few values. */
const fewValues = { step: ["collect", "decide", "result"], disclosure: ["open", "partly", "closed"], has: ["attachment"] } as const;
const examples: Readonly<Record<string, string>> = { after: "2026-01", before: "2026-01" };

/** So many values of a facet are offered; those that are chosen first, and all of these, for the form says them again. */
const offered = 8;
function shownOf(values: ShownFacet["values"]): ShownFacet["values"] {
  const chosen = values.filter((value) => value.chosen);
  return [...chosen, ...values.filter((value) => !value.chosen)].slice(0, Math.max(offered, chosen.length));
}

/**
 * Problem: asking, and narrowing what was found; one form whose state is the address. Where the bar above has
 * the field, this one hides its own; where the screen is narrow, the conditions fold. Narrowing keeps how it was asked (`kept`).
 * Example: <Narrow q={q} scope="all" kept={[{ name: "sort", value: "date" }]} chosen={2} clearHref="/search?q=…" facets={facets} form={[{ name: "by", value: "한도윤" }]} months={<Months … />} />
 */
export function Narrow({ facets, form, ...asked }: { q: string; scope: string; kept: readonly { name: string; value: string }[]; chosen: number; clearHref: string; facets: readonly ShownFacet[]; form: readonly { name: string; value: string }[]; months?: ReactNode }) {
  const t = useTranslations("search");
  const optionsOf = (name: string) => (fewValues[name as keyof typeof fewValues] as readonly (typeof fewValues)[keyof typeof fewValues][number][] | undefined)?.map((value) => ({ value, label: t(`form.values.${value}`) }));
  return (
    <NarrowForm
      {...asked}
      says={{ title: t("title"), placeholder: t("placeholder"), submit: t("submit"), narrow: t("narrow"), clear: t("clear"), scope: t("scope"), detail: t("detail"), any: t("form.any"), apply: t("apply") }}
      fields={form.map(({ name, value }) => ({ name, value, label: t(`form.${name as "by"}`), example: examples[name], options: optionsOf(name) }))}
      facets={facets.filter(({ values }) => values.length > 0).map(({ name, values }) => ({ name, label: t(name), hint: name === "department" ? t("departmentHint") : null, values: shownOf(values) }))}
    />
  );
}
