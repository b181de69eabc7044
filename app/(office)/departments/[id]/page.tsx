import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Directory } from "#components/organisation/Directory.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { agencyWords, directoryDepartments, directoryPosts } from "#lib/organisation/directory.ts";
import { taskRows } from "#lib/tasks/queries.ts";
import { pageContext } from "#app/current.ts";

const opened = cache(async (id: string) => {
  const { db, today } = await pageContext();
  const found = /^[0-9a-f-]{36}$/.test(id) ? await directoryDepartments(db, [id], today) : [];
  return found.find((department) => department.id === id) ?? notFound();
});

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const [department, { language }] = [await opened((await params).id), await pageContext()];
  return { title: nameOf(department, language) };
}

/** A department as every official may look it up: its names over time, its people and its work. */
export default async function DepartmentPage({ params }: { params: Promise<{ id: string }> }) {
  const [department, { db, today, language }, t] = [await opened((await params).id), await pageContext(), await getTranslations("organisation.directory")];
  const [agencies, posts, tasks, into] = await Promise.all([agencyWords(db, today), directoryPosts(db, { departmentId: department.id }, today), taskRows(db, { departmentId: department.id }, today), department.mergedIntoId ? directoryDepartments(db, [department.mergedIntoId], today) : []]);
  const agency = agencies.get(department.agencyId);
  const merged = into.find((one) => one.id === department.mergedIntoId);
  const open = (period: { validUntil: string | null }) => period.validUntil === null || period.validUntil >= today;
  return (
    <>
      <PageHeader title={nameOf(department, language)} help="organisation" lead={[agency ? nameOf(agency, language) : null, department.validUntil && department.validUntil < today ? t("ended", { day: formatPeriod(department.validFrom, department.validUntil, language) }) : null].filter(Boolean).join(" · ")} />
      <Directory
        parts={[
          ...(merged ? [{ title: t("mergedInto"), lines: [{ key: merged.id, what: <AppLink prose href={`/departments/${merged.id}`}>{nameOf(merged, language)}</AppLink>, note: null }], none: "" }] : []),
          { title: t("people"), lines: posts.filter(open).map((post) => ({ key: post.id, what: <AppLink prose href={`/posts/${post.id}`}>{nameOf(post, language)}</AppLink>, note: post.holderKo && post.holderEn ? nameOf({ nameKo: post.holderKo, nameEn: post.holderEn }, language) : t("vacant") })), none: t("noPosts") },
          { title: t("work"), lines: tasks.filter(open).map((task) => ({ key: task.id, what: <AppLink prose href={`/tasks/${task.id}`}>{nameOf(task, language)}</AppLink>, note: null })), none: t("noWork") },
          { title: t("names"), lines: department.names.map((name) => ({ key: name.validFrom, what: nameOf(name, language), note: formatPeriod(name.validFrom, name.validUntil, language) })), none: "" },
        ]}
      />
    </>
  );
}
