"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { ActForm } from "#components/ui/ActForm.tsx";
import { cx } from "#components/ui/cx.ts";
import type { Preferences } from "#lib/organisation/input.ts";

const choices = {
  theme: ["light", "dark", "contrast", "system"],
  text: ["100", "112", "125", "150"],
  locale: ["ko", "en"],
  keys: ["on", "off"],
} as const;

/** Screen, text size, language and single-key shortcuts; kept in the browser, asked of nobody. */
export function ScreenSettings({ preferences }: { preferences: Preferences }) {
  const t = useTranslations("frame.settings");
  const path = usePathname();
  return (
    <ActForm action="/api/v1/preferences" at={path} className="grid gap-3" label={t("title")}>
      {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
        <fieldset key={name}>
          <legend className="mb-1 text-meta font-semibold text-text2">{t(`${name}.title`)}</legend>
          <div className="flex flex-wrap gap-1">
            {choices[name].map((value) => {
              const chosen = preferences[name] === value;
              return (
                <button
                  key={value}
                  type="submit"
                  name={name}
                  value={value}
                  aria-pressed={chosen}
                  className={cx("inline-flex min-h-11 items-center gap-1 rounded-control border px-2.5 text-row md:min-h-8", chosen ? "border-text bg-text font-semibold text-bg" : "border-line2 hover:bg-sunken")}
                >
                  {chosen ? <Check aria-hidden className="size-3.5" /> : null}
                  <span lang={name === "locale" ? value : undefined}>{t(`${name}.${value}`)}</span>
                </button>
              );
            })}
          </div>
        </fieldset>
      ))}
    </ActForm>
  );
}
