"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Checkbox } from "#components/ui/Checkbox.tsx";

const numbers = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * Problem: why a document is not open: reasons 1 to 8 of article 9 of the Information Disclosure Act, each with when it applies and when it lapses.
 * Parameters: of (the attributes of each choice).
 * Example: <ReasonChoice of={(n) => ({ name: "reasons[]", value: String(n) })} />
 */
export function ReasonChoice({ of }: { of: (n: number) => Pick<ComponentProps<typeof Checkbox>, "name" | "value" | "checked" | "defaultChecked" | "onChange"> }) {
  const t = useTranslations("documents");
  return (
    <>
      <p className="text-meta text-text2">{t("guidance.lead")}</p>
      {numbers.map((n) => <Checkbox key={n} {...of(n)} label={t(`editor.reasonNames.${n}`)} hint={t(`guidance.${n}`)} />)}
    </>
  );
}
