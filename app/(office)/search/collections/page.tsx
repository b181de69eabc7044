import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CollectionForm } from "#components/keeping/CollectionForm.tsx";
import { CollectionList } from "#components/keeping/CollectionList.tsx";
import { KeepingTabs } from "#components/keeping/KeepingTabs.tsx";
import { Fold } from "#components/organisation/Fold.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { collectionsOf } from "#lib/keeping/collections.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { lineShown } from "./shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keeping.collections"))("title") };
}

/** Reading lists of one's posts, and those that the unit shares. */
export default async function Collections({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("keeping.collections")]);
  const [all, kept] = await Promise.all([collectionsOf(context.db, context.actor), formOfPage(query["form"])]);
  const groups = [
    { id: "own", title: t("own"), lines: all.filter((one) => one.own) },
    { id: "shared", title: t("ofUnit"), lines: all.filter((one) => !one.own) },
  ].filter((group) => group.lines.length > 0);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} help="search"><KeepingTabs current="collections" /></PageHeader>
      <div className="border-t border-line px-4 py-4 md:px-6">
        {context.actor.seat ? <Fold title={t("make")} open={kept !== null}><CollectionForm collection={null} kept={kept} /></Fold> : null}
      </div>
      {groups.length === 0 ? <EmptyState title={t("none")}>{t("noneHint")}</EmptyState> : null}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id} className="pb-6">
          <h2 id={group.id} className="border-b border-line2 px-4 pb-2 text-section font-semibold md:px-6">{group.title} <span className="font-normal text-text2 tabular-nums">{group.lines.length}</span></h2>
          <CollectionList collections={group.lines.map((line) => lineShown(line, context, t))} />
        </section>
      ))}
    </>
  );
}
