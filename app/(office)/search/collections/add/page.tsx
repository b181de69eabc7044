import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AddForm } from "#components/keeping/AddForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { collectionsOf, recordShown } from "#lib/keeping/collections.ts";
import { addItemInput } from "#lib/keeping/collection-input.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keeping.collections"))("add") };
}

/** Chooses the collection to which a record is added. */
export default async function AddToCollection({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor }, query, t, all, kinds] = await Promise.all([pageContext(), searchParams, getTranslations("keeping.collections"), getTranslations("keeping"), getTranslations("search.kinds")]);
  const asked = addItemInput.pick({ kind: true, recordId: true }).safeParse({ kind: query["kind"], recordId: query["record"] });
  const shown = asked.success ? await recordShown(db, actor, asked.data.kind, asked.data.recordId) : null;
  if (!shown) notFound();
  const [collections, kept] = await Promise.all([collectionsOf(db, actor), formOfPage(query["form"])]);
  return (
    <>
      <PageHeader title={t("add")} help="search" crumbs={[{ label: t("title"), href: "/search/collections" }]} />
      <div className="grid gap-5 px-4 py-4 md:px-6">
        <p className="flex flex-wrap items-center gap-2 text-row"><span className="text-text2">{t("adding")}</span> <Badge>{kinds(shown.kind)}</Badge> <AppLink prose href={shown.url} className="[overflow-wrap:anywhere]">{shown.title || all("untitled")}</AppLink></p>
        <AddForm kind={shown.kind} id={shown.recordId} at={`/search/collections/add?kind=${shown.kind}&record=${shown.recordId}`} collections={collections.filter((one) => one.own)} kept={kept} />
      </div>
    </>
  );
}
