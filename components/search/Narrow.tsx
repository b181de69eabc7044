import { useTranslations } from "next-intl";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";

export interface ShownFacet {
  name: "kind" | "department" | "year" | "disclosure" | "function";
  values: readonly { value: string; label: string; count: string; chosen: boolean }[];
}

/**
 * Problem: asking, and narrowing what was found; one form whose state is the address.
 * Example: <Narrow q={q} scope="all" sort="fit" clearHref="/search?q=…" facets={facets} />
 */
export function Narrow({ q, scope, sort, clearHref, facets }: { q: string; scope: string; sort: string; clearHref: string; facets: readonly ShownFacet[] }) {
  const t = useTranslations("search");
  return (
    <form method="get" action="/search" role="search" aria-label={t("title")} className="grid content-start gap-5 border-line px-4 py-5 md:px-6 lg:border-r">
      <TextField key={q} name="q" type="search" label={t("title")} defaultValue={q} placeholder={t("placeholder")} />
      <SelectField name="sort" label={t("sort")} options={[{ value: "fit", label: t("fit") }, { value: "date", label: t("date") }]} defaultValue={sort} />
      <Checkbox name="scope" value="predecessors" label={t("scope")} defaultChecked={scope === "predecessors"} />
      <div className="flex items-center gap-3">
        <Button type="submit">{t("submit")}</Button>
        <a href={clearHref} className="text-row text-link underline">{t("clear")}</a>
      </div>
      {facets.map((facet) =>
        facet.values.length === 0 ? null : (
          <fieldset key={facet.name} className="grid gap-1 border-t border-line pt-4">
            <legend className="float-left mb-1 text-row font-semibold">{t(facet.name)}</legend>
            {facet.values.slice(0, 8).map((value) => (
              <Checkbox key={`${value.value}${value.chosen}`} name={facet.name} value={value.value} label={value.label} end={value.count} defaultChecked={value.chosen} />
            ))}
          </fieldset>
        ),
      )}
    </form>
  );
}
