import { FolderPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { addressOf } from "./addressOf.ts";

/**
 * Problem: a record is added to a collection, from where it is read.
 * Example: <AddLink kind="document" id={id} title={title} />
 */
export function AddLink({ kind, id, title }: { kind: string; id: string; title: string }) {
  const t = useTranslations("keeping.collections");
  return (
    <AppLink href={addressOf(kind, id)} aria-label={t("addOf", { title })} className="inline-flex min-h-11 items-center gap-1 text-meta text-text2 hover:underline md:min-h-6">
      <FolderPlus aria-hidden className="size-4" /> {t("add")}
    </AppLink>
  );
}

/** The same as a button of the record's own page. */
export function AddButton({ kind, id }: { kind: string; id: string }) {
  const t = useTranslations("keeping.collections");
  return <ButtonLink kind="plain" className="max-md:-mx-4" href={addressOf(kind, id)} icon={<FolderPlus aria-hidden className="size-4" />}>{t("add")}</ButtonLink>;
}
