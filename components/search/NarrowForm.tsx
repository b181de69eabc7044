"use client";
import { ChevronDown, ListFilter } from "lucide-react";
import { useState } from "react";
import type { MouseEvent, ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Button } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { SuggestField } from "./SuggestField.tsx";

/** The form of Narrow, told what it shows rather than how. */
export function NarrowForm({ q, scope, kept, chosen, clearHref, detailed, detailHref, says, fields, children }: {
  q: string;
  scope: string;
  kept: readonly { name: string; value: string }[];
  chosen: number;
  clearHref: string;
  /** Whether its fields are shown, and where they are. */
  detailed: boolean;
  detailHref: string;
  says: Readonly<Record<"title" | "placeholder" | "submit" | "narrow" | "clear" | "scope" | "detail" | "any" | "apply", string>>;
  fields: readonly { name: string; value: string; label: string; example?: string | undefined; options?: readonly Option[] | undefined }[];
  children?: ReactNode;
}) {
  return (
    <form method="get" action="/search" role="search" aria-label={says.title} className="border-line px-4 pt-4 lg:border-r lg:px-6 lg:py-5">
      <div className="mb-3 flex items-end gap-2 md:hidden">
        <div className="relative min-w-0 flex-1">
          <SuggestField key={q} label={says.title} defaultValue={q} placeholder={says.placeholder} className="min-h-11 w-full rounded-control border border-control bg-bg px-3 text-row" />
        </div>
        <Button type="submit">{says.submit}</Button>
      </div>
      {kept.map(({ name, value }) => <input key={name} type="hidden" name={name} value={value} />)}
      <details className="folds-below-lg" open={detailed || undefined}>
        <summary className={buttonStyle("usual", "usual", "w-fit")}>
          <ListFilter aria-hidden className="size-4" />
          {says.narrow}
          {chosen > 0 ? <span className="tabular-nums">{chosen}</span> : null}
        </summary>
        <div className="grid content-start gap-4 pt-4 lg:pt-0">
          <div className="flex min-h-7 items-center justify-between gap-3">
            <h2 className="text-section font-semibold">{says.narrow}</h2>
            {chosen > 0 ? <AppLink href={clearHref} className="inline-flex min-h-11 items-center text-row text-link hover:underline md:min-h-7">{says.clear}</AppLink> : null}
          </div>
          <Checkbox name="scope" value="predecessors" label={says.scope} defaultChecked={scope === "predecessors"} />
          <Detail key={detailHref} title={says.detail} href={detailHref} open={detailed || fields.some((field) => field.value !== "")}>
            {() => fields.map(({ name, value, label, example, options }) => {
              const given = { name: `f.${name}`, label, defaultValue: value };
              return options ? <SelectField key={`${name}${value}`} {...given} placeholder={says.any} options={options} /> : <TextField key={`${name}${value}`} {...given} maxLength={100} placeholder={example} />;
            })}
          </Detail>
          {children}
          <div className="sticky bottom-14 -mx-1 bg-bg px-1 py-3 md:bottom-0"><Button type="submit" className="w-full">{says.apply}</Button></div>
        </div>
      </details>
    </form>
  );
}

const detailTitle = "flex min-h-11 cursor-pointer items-center justify-between gap-2 text-row font-semibold md:min-h-7";

/** Fields that few need are drawn when they are asked for; without JavaScript the same page brings them. */
function Detail({ title, href, open, children }: { title: string; href: string; open: boolean; children: () => ReactNode }) {
  const [opened, setOpened] = useState(false);
  const mark = <ChevronDown aria-hidden className="size-4 text-text2 group-open:rotate-180" />;
  const openHere = (event: MouseEvent) => {
    // In a window of its own it is a page as any other.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setOpened(true);
  };
  if (!open && !opened) return <div className="border-t border-line pt-3"><AppLink href={href} onClick={openHere} aria-expanded={false} className={detailTitle}>{title}{mark}</AppLink></div>;
  return (
    <details open className="group border-t border-line pt-3">
      <summary ref={(title) => void (opened && title?.focus())} className={detailTitle}>{title}{mark}</summary>
      <div className="mt-2 grid gap-3">{children()}</div>
    </details>
  );
}
