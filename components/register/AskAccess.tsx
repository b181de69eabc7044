import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

/**
 * Problem: a document of which one may know and which one may not read; one can ask for it.
 * Example: <AskAccess id={document.id} title={document.title} />
 */
export function AskAccess({ id, title }: { id: string; title: string }) {
  const t = useTranslations("documents");
  return <AppLink prose href={`/documents/${id}/access`} aria-label={`${t("askAccess")}: ${title || t("untitled")}`} className="text-meta whitespace-nowrap">{t("askAccess")}</AppLink>;
}
