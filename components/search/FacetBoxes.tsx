import { useTranslations } from "next-intl";
import { FacetList } from "./FacetList.tsx";
import type { ShownFacet } from "./FacetList.tsx";

/** So many values of a facet are offered; those that are chosen first, and all of these, for the form says them again. */
const offered = 8;
function shownOf(values: ShownFacet["values"]): ShownFacet["values"] {
  const chosen = values.filter((value) => value.chosen);
  return [...chosen, ...values.filter((value) => !value.chosen)].slice(0, Math.max(offered, chosen.length));
}

/**
 * Problem: the boxes of the form of Narrow, by which what was found is narrowed, each with how many it holds.
 * Example: <FacetBoxes facets={[{ name: "kind", values: [{ value: "document", label: "문서", count: "12", chosen: false }] }]} />
 */
export function FacetBoxes({ facets }: { facets: readonly Pick<ShownFacet, "name" | "values">[] }) {
  const t = useTranslations("search");
  return <FacetList facets={facets.filter(({ values }) => values.length > 0).map(({ name, values }) => ({ name, label: t(name), hint: name === "department" ? t("departmentHint") : null, values: shownOf(values) }))} />;
}
