import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BatchForm } from "#components/documents/BatchForm.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { myBatches } from "#lib/documents/batch-queries.ts";
import { routeChoices } from "#lib/documents/batch-routes.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.batch"))("title") };
}

/** Documents drafted together: what there is, and a new batch. */
export default async function Batches({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { db, actor, today, language } = await pageContext();
  const { seat } = actor;
  const [t, batches, tasks, routes, kept] = await Promise.all([
    getTranslations("documents"), myBatches(db, actor), seat ? tasksToWriteUnder(db, seat.agencyId, seat.departmentId, today) : [], seat ? routeChoices(db, actor, seat, today) : [], formOfPage((await searchParams)["form"]),
  ]);
  return (
    <>
      <PageHeader title={t("batch.title")} crumbs={[{ label: t("title"), href: "/documents" }]} lead={t("batch.lead")} help="documents" />
      {batches.length > 0 ? (
        <ul className="mt-4 border-t border-line" aria-label={t("batch.title")}>
          {batches.map((batch) => (
            <Row key={batch.id} href={`/documents/batches/${batch.id}`} title={batch.title || t("untitled")} meta={t("batch.counts", { count: batch.count, drafts: batch.drafts, approved: batch.approved })} end={formatInstant(batch.at, language, today)} />
          ))}
        </ul>
      ) : null}
      <section className="px-4 py-6 md:px-6" aria-labelledby="new-batch">
        <h2 id="new-batch" className="mb-3 text-section font-semibold">{t("batch.new")}</h2>
        {seat ? <BatchForm tasks={tasks.map((task) => ({ value: task.id, label: nameOf(task, language) }))} routes={routes.map((route) => ({ value: route.id, label: t(route.shared ? "batch.routeShared" : "batch.routeOwn", { name: route.name, people: route.people.join(" → ") }) }))} kept={kept} /> : <EmptyState title={t("batch.noSeat")} />}
      </section>
    </>
  );
}
