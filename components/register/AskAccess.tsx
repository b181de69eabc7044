import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

/**
 * Problem: a document of which one may know and which one may not read; one can ask for it.
 * Example: <AskAccess id={document.id} title={document.title} />
 */
export function AskAccess({ id, title }: { id: string; title: string }) {
  const t = useTranslations("documents");
  return <AskAccessLink id={id} title={title || t("untitled")} says={t("askAccess")} />;
}

/** The same where its words come with it. */
export function AskAccessLink({ id, title, says }: { id: string; title: string; says: string }) {
  return <AppLink prose href={`/documents/${id}/access`} aria-label={`${says}: ${title}`} className="text-meta whitespace-nowrap">{says}</AppLink>;
}
