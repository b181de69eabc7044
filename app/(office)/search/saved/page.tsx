import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeepingTabs } from "#components/keeping/KeepingTabs.tsx";
import { QuestionWords } from "#components/keeping/QuestionWords.tsx";
import { SavedActs } from "#components/keeping/SavedActs.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { findsWaiting } from "#lib/keeping/finds.ts";
import { savedSearches } from "#lib/keeping/searches.ts";
import { nameOf } from "#lib/names.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keeping"))("title") };
}

/** The searches that one keeps, and those that the unit shares: opened, renamed, told of, removed. */
export default async function SavedSearches({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, language }, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("keeping")]);
  const [searches, waiting, kept] = await Promise.all([savedSearches(db, actor), findsWaiting(db, actor), formOfPage(query["form"])]);
  const fresh = new Map(waiting.map((one) => [one.id, one.count]));
  const unit = actor.seat ? nameOf({ nameKo: actor.seat.departmentNameKo, nameEn: actor.seat.departmentNameEn }, language) : null;
  const groups = [
    { id: "own", title: t("own"), searches: searches.filter((one) => one.own) },
    { id: "shared", title: t("ofUnit"), searches: searches.filter((one) => !one.own) },
  ].filter((group) => group.searches.length > 0);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} help="search"><KeepingTabs current="saved" /></PageHeader>
      {groups.length === 0 ? <EmptyState title={t("none")} action={<ButtonLink href="/search">{t("toSearch")}</ButtonLink>}>{t("noneHint")}</EmptyState> : null}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id} className="px-4 py-4 md:px-6">
          <h2 id={group.id} className="border-b border-line2 pb-2 text-section font-semibold">{group.title} <span className="font-normal text-text2 tabular-nums">{group.searches.length}</span></h2>
          <ul>
            {group.searches.map((one) => {
              const shareWith = one.shared ? nameOf({ nameKo: one.departmentNameKo, nameEn: one.departmentNameEn }, language) : unit;
              const count = fresh.get(one.id) ?? 0;
              return (
                <li key={one.id} id={`saved-${one.id}`} className="grid gap-x-6 gap-y-2 border-b border-line py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,auto)]">
                  <div className="min-w-0">
                    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                      <AppLink prose href={one.address} className="inline-flex min-h-11 items-center text-row font-semibold [overflow-wrap:anywhere] md:min-h-7">{one.name}</AppLink>
                      {count > 0 ? <Badge tone="now">{t("fresh", { count })}</Badge> : null}
                      {one.own && one.alert !== "none" ? <Badge>{t(`alerts.${one.alert}`)}</Badge> : null}
                      {one.shared ? <Badge>{one.own ? t("sharedWith", { unit: shareWith ?? "" }) : t("sharedBy", { name: nameOf({ nameKo: one.ownerNameKo, nameEn: one.ownerNameEn }, language) })}</Badge> : null}
                    </p>
                    <QuestionWords question={one.question} />
                  </div>
                  {one.own ? <SavedActs id={one.id} name={one.name} alert={one.alert} shared={one.shared} unit={shareWith} kept={kept?.values["id"] === one.id ? kept : null} /> : null}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
