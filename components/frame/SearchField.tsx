"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname, useSearchParams } from "next/navigation";
import { useRef } from "react";
import { useHotkeys } from "#components/ui/hotkeys.ts";
import { SuggestField } from "#components/search/SuggestField.tsx";
import { Kbd } from "#components/ui/Kbd.tsx";

/** The one field that finds everything; `/` goes to it. A plain form, so it works as it is. */
export function SearchField() {
  const t = useTranslations("frame");
  const field = useRef<HTMLInputElement>(null);
  const asked = useSearchParams().get("q") ?? "";
  const searching = usePathname() === "/search";
  useHotkeys({
    "/": (event) => {
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    },
  });
  return (
    <form action="/search" method="get" role="search" className="relative hidden w-full max-w-[520px] md:block">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-text2" />
      <SuggestField
        field={field}
        key={searching ? asked : ""}
        label={t("searchLabel")}
        defaultValue={searching ? asked : ""}
        placeholder={t("searchHint")}
        className="min-h-9 w-full rounded-control border border-control bg-bg pr-10 pl-9 text-row"
      />
      <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2">
        <Kbd>/</Kbd>
      </span>
    </form>
  );
}
