"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const numbers = [1, 2, 3, 4, 5, 6, 7, 8] as const;
type Reason = (typeof numbers)[number];

/** Reasons 1 to 8 of article 9 of the Information Disclosure Act, each with when it applies and when it lapses. */
export function DisclosureGuide({ children }: { children: (n: Reason) => ReactNode }) {
  const t = useTranslations("register.guidance");
  return (
    <>
      <p className="text-meta text-text2">{t("lead")}</p>
      <ul className="grid gap-3">
        {numbers.map((n) => (
          <li key={n}>
            {children(n)}
            <p className="ml-[26px] text-meta text-text2">{t(`${n}`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
