"use client";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { ActForm } from "#components/ui/ActForm.tsx";

/** One press to the other language, named in that language, for those who arrive. */
export function LanguageSwitch({ to }: { to: "ko" | "en" }) {
  const t = useTranslations("frame.settings.locale");
  const path = usePathname();
  return (
    <ActForm action="/api/v1/preferences" at={path}>
      <button type="submit" name="locale" value={to} lang={to} className="min-h-11 rounded-control px-3 text-row text-text2 hover:bg-sunken">
        {t(to)}
      </button>
    </ActForm>
  );
}
