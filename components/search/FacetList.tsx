"use client";
import { Fragment } from "react";

export interface ShownFacet {
  name: "kind" | "department" | "year" | "disclosure" | "function";
  label: string;
  hint: string | null;
  values: readonly { value: string; label: string; count: string; chosen: boolean }[];
}

/** The list of FacetBoxes, sent as words: of a hundred boxes no elements. */
export function FacetList({ facets }: { facets: readonly ShownFacet[] }) {
  return facets.map((facet) => (
    <fieldset key={facet.name} className="checks border-t border-line pt-4">
      <legend className="float-left col-span-3 mb-1 flex w-full items-baseline justify-between gap-2 text-row font-semibold">
        {facet.label}
        {facet.hint ? <span className="text-meta font-normal text-text2">{facet.hint}</span> : null}
      </legend>
      {facet.values.map(({ value, label, count, chosen }, at) => (
        <Fragment key={`${value}${chosen}`}>
          <input type="checkbox" id={`${facet.name}-${at}`} name={facet.name} value={value} defaultChecked={chosen} />
          <label htmlFor={`${facet.name}-${at}`}>{label}</label>
          <span>{count}</span>
        </Fragment>
      ))}
    </fieldset>
  ));
}
