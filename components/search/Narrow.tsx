import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NarrowForm } from "./NarrowForm.tsx";

/** Fields of the form that take one of a few values. */
const fewValues = { step: ["collect", "decide", "result"], disclosure: ["open", "partly", "closed"], has: ["attachment"] } as const;
const examples: Readonly<Record<string, string>> = { after: "2026-01", before: "2026-01" };

/**
 * Problem: asking, and narrowing what was found; one form whose state is the address. Where the bar above has
 * the field, this one hides its own; where the screen is narrow, the conditions fold. Narrowing keeps how it was asked (`kept`).
 * Parameters: detailed, its fields for field words are shown, which else stand at detailHref; children, by what else it can be narrowed once something was found.
 * Example: <Narrow q={q} scope="all" kept={[{ name: "sort", value: "date" }]} chosen={2} clearHref="/search?q=…" detailed={false} detailHref="/search?q=…&detail=1" form={[{ name: "by", value: "한도윤" }]}><FacetBoxes facets={facets} /></Narrow>
 */
export function Narrow({ form, ...asked }: { q: string; scope: string; kept: readonly { name: string; value: string }[]; chosen: number; clearHref: string; detailed: boolean; detailHref: string; form: readonly { name: string; value: string }[]; children?: ReactNode }) {
  const t = useTranslations("search");
  const optionsOf = (name: string) => (fewValues[name as keyof typeof fewValues] as readonly (typeof fewValues)[keyof typeof fewValues][number][] | undefined)?.map((value) => ({ value, label: t(`form.values.${value}`) }));
  return (
    <NarrowForm
      {...asked}
      says={{ title: t("title"), placeholder: t("placeholder"), submit: t("submit"), narrow: t("narrow"), clear: t("clear"), scope: t("scope"), detail: t("detail"), any: t("form.any"), apply: t("apply") }}
      fields={form.map(({ name, value }) => ({ name, value, label: t(`form.${name as "by"}`), example: examples[name], options: optionsOf(name) }))}
    />
  );
}
