import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AddRule } from "#components/approval/AddRule.tsx";
import { DelegationTable } from "#components/approval/DelegationTable.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { administeredAgency, delegationTable } from "#lib/approval/table.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";
import { taskTitles } from "#lib/tasks/queries.ts";
import { formatWon } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approval.delegation"))("title") };
}

/** The table of delegated authority of the agency that the viewer administers. */
export default async function Delegation({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { db, actor, today, language } = await pageContext();
  const agencyId = administeredAgency(actor);
  if (!agencyId) notFound();
  const [t, kinds, frame, kept, rules, tasks] = await Promise.all([
    getTranslations("approval.delegation"), getTranslations("approval.matterKinds"), getTranslations("frame"), formOfPage((await searchParams)["form"]), delegationTable(db, agencyId, today),
    tasksToWriteUnder(db, agencyId, actor.seat?.departmentId ?? agencyId, today),
  ]);
  // A clause outlives its task: it is named though it is closed and no longer offered.
  const taskNames = new Map((await taskTitles(db, rules.flatMap((rule) => rule.unitTaskId ?? []))).map((task) => [task.id, nameOf(task, language)]));
  const amountOf = (from: number | null, until: number | null) =>
    from === null && until === null ? null : [from === null ? null : t("fromWon", { won: formatWon(from, language) }), until === null ? null : t("untilWon", { won: formatWon(until, language) })].filter(Boolean).join(" ");
  const shown = rules.map(({ id, clause, matterKo, matterEn, level, important, unitTaskId, matterKind, amountFrom, amountUntil, validFrom, validUntil }) => ({
    id, clause, matter: nameOf({ nameKo: matterKo, nameEn: matterEn }, language), level, important, validFrom, validUntil,
    of: unitTaskId ? (taskNames.get(unitTaskId) ?? t("task")) : matterKind ? kinds(matterKind as "plan") : null,
    amount: amountOf(amountFrom, amountUntil),
  }));
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: frame("entries.admin"), href: "/admin" }]} lead={t("lead")} help="organisation" />
      <div className="mt-4 px-4 md:px-6">
        <DelegationTable rules={shown} today={today} kept={kept} />
      </div>
      <section className="mt-6 max-w-[768px] px-4 pb-8 md:px-6" aria-labelledby="add-rule">
        <h2 id="add-rule" className="mb-2 text-section font-semibold">{t("add")}</h2>
        <AddRule today={today} tasks={tasks.map((task) => ({ value: task.id, label: nameOf(task, language) }))} kept={kept} />
      </section>
    </>
  );
}
