import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { LessonView } from "#components/lessons/LessonView.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatInstant } from "#lib/format.ts";
import { openLesson } from "#lib/lessons/queries.ts";
import type { LessonStatus } from "#lib/lessons/rules.ts";
import { nameOf, placed } from "#lib/names.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";

const opened = cache(async (id: string) => {
  const { db, actor, now } = await pageContext();
  return orNotFound(id, () => openLesson(db, actor, id, now));
});

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  return { title: (await opened((await params).id)).row.title };
}

export default async function LessonPage({ params, searchParams }: Props) {
  const [{ language, today }, { id }, query, t] = await Promise.all([pageContext(), params, searchParams, getTranslations("lessons")]);
  const [{ row, record, rated, may }, kept] = await Promise.all([opened(id), formOfPage(query["form"])]);
  const status = row.status as LessonStatus;
  return (
    <>
      <PageHeader title={row.title} help="lessons" crumbs={[{ label: t("lessons"), href: "/lessons" }]} badges={status === "published" ? null : <Badge tone={status === "returned" ? "warn" : "now"}>{t(`status.${status}`)}</Badge>} />
      <LessonView
        at={`/lessons/${id}`}
        kept={kept}
        lesson={{
          id, status, rated, title: row.title, problem: row.problem, tried: row.tried, keep: row.keep, reason: row.reason, useful: row.useful, useless: row.useless,
          record: { kind: record.kind, title: nameOf(record, language), href: `/${record.kind}s/${record.id}` },
          writer: [nameOf({ nameKo: row.writerNameKo, nameEn: row.writerNameEn }, language), placed([nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language), nameOf({ nameKo: row.writerPostNameKo, nameEn: row.writerPostNameEn }, language)].join(" "))].join(" "),
          when: formatInstant(row.at, language, today), reviewer: row.reviewerNameKo ? nameOf({ nameKo: row.reviewerNameKo, nameEn: row.reviewerNameEn ?? "" }, language) : null,
          may: { approve: may.approve === null, return: may.return === null, revise: may.revise === null, withdraw: may.withdraw === null, rate: may.rate === null },
        }}
      />
    </>
  );
}
