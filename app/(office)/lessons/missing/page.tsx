import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MissedList } from "#components/search/MissedList.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatDay } from "#lib/format.ts";
import { missedOf } from "#lib/search/vain.ts";
import { fewestAskers } from "#lib/search/vain-rules.ts";
import { pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("missed.title") };
}

/** What several officials searched for in vain and the reader's unit could write. */
export default async function Missed() {
  const [{ db, actor, language, today }, t, l] = await Promise.all([pageContext(), getTranslations("search.missed"), getTranslations("lessons")]);
  const missed = await missedOf(db, actor);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { least: fewestAskers })} help="lessons" crumbs={[{ label: l("lessons"), href: "/lessons" }]} />
      {missed.length === 0 ? <EmptyState title={t("none")}>{t("noneHint")}</EmptyState> : (
        <MissedList missed={missed.map((one) => ({ id: one.id, words: one.words, askers: one.askers, last: formatDay(one.lastOn, language, today), writeHref: one.unitTaskId ? `/lessons/new?on=task:${one.unitTaskId}` : "/tasks" }))} />
      )}
    </>
  );
}
