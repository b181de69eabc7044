import { FolderPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";

const addressOf = (kind: string, id: string) => `/search/collections/add?${new URLSearchParams({ kind, record: id }).toString()}`;

const symbol = "add-to-collection";

/**
 * Problem: a record is added to a collection, from a search result.
 * Parameters: marked, where AddMark stands on the page: each link of a list then only names its picture.
 * Example: <AddLink kind="document" id={id} title={title} />
 */
export function AddLink({ kind, id, title, marked = false }: { kind: string; id: string; title: string; marked?: boolean }) {
  const t = useTranslations("keeping.collections");
  return (
    <AppLink href={addressOf(kind, id)} aria-label={t("addOf", { title })} className="inline-flex min-h-11 items-center gap-1 text-meta text-text2 hover:underline md:min-h-6">
      {marked ? <svg aria-hidden className="size-4"><use href={`#${symbol}`} /></svg> : <FolderPlus aria-hidden className="size-4" />} {t("add")}
    </AppLink>
  );
}

/** The picture of all links of a list, drawn once. */
export const AddMark = () => <svg aria-hidden className="absolute size-0"><symbol id={symbol} viewBox="0 0 24 24"><FolderPlus /></symbol></svg>;

/** The same as a button of the record's own page. */
export function AddButton({ kind, id }: { kind: string; id: string }) {
  const t = useTranslations("keeping.collections");
  return <ButtonLink kind="plain" className="max-md:-mx-4" href={addressOf(kind, id)} icon={<FolderPlus aria-hidden className="size-4" />}>{t("add")}</ButtonLink>;
}
