import { useTranslations } from "next-intl";
import { Kbd } from "#components/ui/Kbd.tsx";

/**
 * Problem: which keys move through the list and act; not shown to those who turned single keys off.
 * Example: <KeyHints />
 */
export function KeyHints() {
  const t = useTranslations("inbox");
  const decide = useTranslations("ui.decide");
  const many = useTranslations("documents.many");
  return (
    <p aria-label={t("keys")} role="note" className="hidden min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 py-2 border-t border-line px-6 text-meta whitespace-nowrap text-text2 xl:flex [html[data-keys=off]_&]:!hidden">
      <span><Kbd>J</Kbd> <Kbd>K</Kbd> {t("move")}</span>
      <span><Kbd>Enter</Kbd> {t("openBeside")}</span>
      <span><Kbd>A</Kbd> {decide("approve")}</span>
      <span><Kbd>R</Kbd> {many("return")}</span>
      <span className="ml-auto">{t("order")}</span>
    </p>
  );
}
