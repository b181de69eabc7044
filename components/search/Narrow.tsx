import { ChevronDown, ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Button } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { SuggestField } from "./SuggestField.tsx";

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
 * the field, this one hides its own; where the screen is narrow, the conditions fold.
 * Example: <Narrow q={q} scope="all" sort="fit" chosen={2} clearHref="/search?q=…" facets={facets} form={[{ name: "by", value: "한도윤" }]} months={<Months … />} />
 */
export function Narrow({ q, scope, sort, chosen, clearHref, facets, form, months }: { q: string; scope: string; sort: string; chosen: number; clearHref: string; facets: readonly ShownFacet[]; form: readonly { name: string; value: string }[]; months?: ReactNode }) {
  const t = useTranslations("search");
  return (
    <form method="get" action="/search" role="search" aria-label={t("title")} className="border-line px-4 pt-4 lg:border-r lg:px-6 lg:py-5">
      <div className="mb-3 flex items-end gap-2 md:hidden">
        <div className="relative min-w-0 flex-1">
          <SuggestField key={q} label={t("title")} defaultValue={q} placeholder={t("placeholder")} className="min-h-11 w-full rounded-control border border-control bg-bg px-3 text-row" />
        </div>
        <Button type="submit">{t("submit")}</Button>
      </div>
      {sort === "fit" ? null : <input type="hidden" name="sort" value={sort} />}
      <details className="folds-below-lg">
        <summary className={buttonStyle("usual", "usual", "w-fit")}>
          <ListFilter aria-hidden className="size-4" />
          {t("narrow")}
          {chosen > 0 ? <span className="tabular-nums">{chosen}</span> : null}
        </summary>
        <div className="grid content-start gap-4 pt-4 lg:pt-0">
          <div className="flex min-h-7 items-center justify-between gap-3">
            <h2 className="text-section font-semibold">{t("narrow")}</h2>
            {chosen > 0 ? <AppLink href={clearHref} className="inline-flex min-h-11 items-center text-row text-link hover:underline md:min-h-7">{t("clear")}</AppLink> : null}
          </div>
          <Checkbox name="scope" value="predecessors" label={t("scope")} defaultChecked={scope === "predecessors"} />
          <details open={form.some((field) => field.value !== "")} className="group border-t border-line pt-3">
            <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 text-row font-semibold md:min-h-7">{t("detail")}<ChevronDown aria-hidden className="size-4 text-text2 group-open:rotate-180" /></summary>
            <div className="mt-2 grid gap-3">
              {form.map((field) => {
                const given = { name: `f.${field.name}`, label: t(`form.${field.name as "by"}`), defaultValue: field.value };
                const few: readonly (typeof fewValues)[keyof typeof fewValues][number][] | undefined = fewValues[field.name as keyof typeof fewValues];
                return few ? (
                  <SelectField key={`${field.name}${field.value}`} {...given} placeholder={t("form.any")} options={few.map((value) => ({ value, label: t(`form.values.${value}`) }))} />
                ) : (
                  <TextField key={`${field.name}${field.value}`} {...given} maxLength={100} placeholder={examples[field.name]} />
                );
              })}
            </div>
          </details>
          {months}
          {facets.map((facet) =>
            facet.values.length === 0 ? null : (
              <fieldset key={facet.name} className="grid gap-2 border-t border-line pt-4 md:gap-1.5">
                <legend className="float-left mb-1 flex w-full items-baseline justify-between gap-2 text-row font-semibold">
                  {t(facet.name)}
                  {facet.name === "department" ? <span className="text-meta font-normal text-text2">{t("departmentHint")}</span> : null}
                </legend>
                {shownOf(facet.values).map((value) => (
                  <Checkbox key={`${value.value}${value.chosen}`} name={facet.name} value={value.value} label={value.label} end={value.count} defaultChecked={value.chosen} />
                ))}
              </fieldset>
            ),
          )}
          <div className="sticky bottom-14 -mx-1 bg-bg px-1 py-3 md:bottom-0"><Button type="submit" className="w-full">{t("apply")}</Button></div>
        </div>
      </details>
    </form>
  );
}
