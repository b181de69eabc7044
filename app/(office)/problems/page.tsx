import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReportForm } from "#components/desk/ReportForm.tsx";
import { ReportList } from "#components/desk/ReportList.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { myReports } from "#lib/desk/queries.ts";
import { formOfPage, pageContext } from "../../current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("mineTitle") };
}

/** What I reported, and what was answered. */
export default async function Problems({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { db, actor, today } = await pageContext();
  const [t, kept, reports] = await Promise.all([getTranslations("desk"), formOfPage((await searchParams)["form"]), myReports(db, actor)]);
  return (
    <>
      <PageHeader title={t("mineTitle")} help="desk" />
      <section className="mt-4 max-w-[768px] px-4 pb-6 md:px-6" aria-labelledby="report">
        <h2 id="report" className="mb-2 text-section font-semibold">{t("reportTitle")}</h2>
        <ReportForm page="/problems" kept={kept} />
      </section>
      {reports.length === 0 ? (
        <EmptyState title={t("mineEmpty")}>{t("mineEmptyText")}</EmptyState>
      ) : (
        <ReportList reports={reports.map((report) => ({ ...report, name: null }))} today={today} />
      )}
    </>
  );
}
