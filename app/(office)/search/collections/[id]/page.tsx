import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActLines } from "#components/audit/ActLines.tsx";
import { CollectionForm } from "#components/keeping/CollectionForm.tsx";
import { CollectionItems } from "#components/keeping/CollectionItems.tsx";
import { Fold } from "#components/organisation/Fold.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatDay } from "#lib/format.ts";
import { openCollection } from "#lib/keeping/collections.ts";
import { nameOf } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import { actsShown } from "#app/(office)/acts.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { placeOf } from "../shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keeping.collections"))("title") };
}

/** A reading list: its records in order, with notes; who changed what stands below. */
export default async function CollectionPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ id }, context, query, t, kinds] = await Promise.all([params, pageContext(), searchParams, getTranslations("keeping.collections"), getTranslations("search.kinds")]);
  const { db, actor, now, language, today } = context;
  const { row, items, acts, may } = await orNotFound(id, () => openCollection(db, actor, id, now));
  const kept = await formOfPage(query["form"]);
  const changes = may.change === null;
  return (
    <>
      <PageHeader title={row.title} help="search" crumbs={[{ label: t("title"), href: "/search/collections" }]} badges={<Badge>{t(row.shared ? "shared" : "private")}</Badge>} meta={placeOf(row, context, t)} lead={row.note ? <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{row.note}</span> : undefined} />
      <div className="grid gap-6 px-4 py-4 md:px-6">
        {changes ? (
          <div className="no-print flex flex-wrap items-start gap-2">
            <Fold title={t("change")} open={kept?.values["form"] === "collection"}><CollectionForm collection={row} kept={kept?.values["form"] === "collection" ? kept : null} /></Fold>
            <ActForm action={`/api/v1/collections/${id}/removals`} to="/search/collections" at={`/search/collections/${id}`} done={t("removed")} label={t("remove")}>
              <Button type="submit" size="dense">{t("remove")}</Button> <span className="text-meta text-text2">{t("removeHint")}</span>
            </ActForm>
          </div>
        ) : null}
        {items.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        ) : (
          <CollectionItems
            id={id}
            changes={changes}
            kept={kept}
            items={items.map((item) => ({
              id: item.recordId, kind: kinds(item.kind), title: item.title, url: item.url, note: item.note,
              facts: [item.number, formatDay(dayOf(item.at), language, today), nameOf({ nameKo: item.departmentNameKo, nameEn: item.departmentNameEn }, language)].filter((fact): fact is string => Boolean(fact)),
            }))}
          />
        )}
        <ActLines title={t("history")} acts={actsShown(context, acts)} />
      </div>
    </>
  );
}
