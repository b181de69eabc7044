import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReportList } from "#components/desk/ReportList.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { administered, reportsToAnswer } from "#lib/desk/queries.ts";
import { nameOf } from "#lib/names.ts";
import { formOfPage, pageContext } from "../../../current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("answerTitle") };
}

/** What people of my agency reported; each open one is answered here. */
export default async function AnswerProblems({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { db, actor, today, language } = await pageContext();
  if (administered(actor).length === 0) notFound();
  const [t, frame, kept, reports] = await Promise.all([getTranslations("desk"), getTranslations("frame"), formOfPage((await searchParams)["form"]), reportsToAnswer(db, actor)]);
  return (
    <>
      <PageHeader title={t("answerTitle")} crumbs={[{ label: frame("entries.admin"), href: "/admin" }]} lead={t("answerLead")} help="desk" />
      <div className="mt-4">
        {reports.length === 0 ? (
          <EmptyState title={t("answerEmpty")}>{t("answerEmptyText")}</EmptyState>
        ) : (
          <ReportList reports={reports.map((report) => ({ ...report, name: nameOf(report, language) }))} today={today} answerable kept={kept} />
        )}
      </div>
    </>
  );
}
