import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { AttachmentList } from "#components/files/AttachmentList.tsx";
import { foundIn } from "#components/files/foundIn.ts";
import { AddButton } from "#components/keeping/AddLink.tsx";
import { Beside, BesideTabs } from "#components/search/Beside.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatDay, formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { openTakenOver } from "#lib/archive/queries.ts";
import { takenOverTold } from "#lib/search/told.ts";
import { dayFromNullable } from "#lib/time.ts";
import { pageContext } from "#app/current.ts";
import { besideOf } from "#app/(office)/beside.ts";
import { orNotFound } from "#app/or-not-found.ts";

const opened = cache(async (id: string) => {
  const { db, actor, now } = await pageContext();
  return orNotFound(id, () => openTakenOver(db, actor, id, now, "page"));
});

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  return { title: (await opened((await params).id)).row.title };
}

/** A document that an earlier system decided: its text, what was told of it, and its files. */
export default async function TakenOverPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ id }, query, context, t] = await Promise.all([params, searchParams, pageContext(), getTranslations("archive")]);
  const { today, language } = context;
  const { row, files } = await opened(id);
  const beside = query["tab"] === "related" ? await besideOf(context, takenOverTold({ row })) : null;
  const date = dayFromNullable(row.date);
  const facts: [string, string][] = [
    [t("date"), date ? formatDay(date, language, today) : ""],
    [t("department"), nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language)],
    [t("decidedBy"), row.decidedBy],
    [t("summary"), row.summary],
    [t("keywords"), row.keywords.join(", ")],
    [t("sourceId"), row.sourceId],
    [t("takenOverAt"), formatInstant(row.takenOverAt, language, today)],
  ];
  return (
    <>
      <PageHeader title={row.title} help="records" crumbs={[{ label: t("title"), href: "/search?kind=document" }]} badges={<Badge>{t("badge")}</Badge>} actions={<AddButton kind="document" id={id} />}>
        <BesideTabs at={`/archive/${id}`} label={t("text")} related={beside !== null} />
      </PageHeader>
      <div className="grid gap-8 border-t border-line px-4 py-5 md:px-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 content-start gap-6">
          {beside ? <Beside beside={beside} /> : <article aria-label={t("text")} className="max-w-[720px] text-read break-words whitespace-pre-wrap">{row.body}</article>}
          {files.length > 0 && !beside ? (
            <section aria-label={t("files")}>
              <h2 className="mb-2 text-section font-semibold">{t("files")}</h2>
              <AttachmentList files={files} hrefOf={(file) => `/api/v1/archive/${id}/files/${file}`} found={foundIn(query)} />
            </section>
          ) : null}
        </div>
        <aside className="grid content-start gap-3">
          <h2 className="text-section font-semibold">{t("card")}</h2>
          <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-row">
            {row.taskName ? (
              <>
                <dt className="text-text2">{t("task")}</dt>
                <dd>{row.unitTaskId ? <AppLink prose href={`/tasks/${row.unitTaskId}`}>{row.taskName}</AppLink> : row.taskName}</dd>
              </>
            ) : null}
            {facts.filter(([, value]) => value !== "").map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-text2">{label}</dt>
                <dd className="[overflow-wrap:anywhere]">{value}</dd>
              </div>
            ))}
          </dl>
          <p className="text-meta text-text2">{t("note")}</p>
        </aside>
      </div>
    </>
  );
}
