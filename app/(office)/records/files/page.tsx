import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CloseYear } from "#components/register/CloseYear.tsx";
import { FilesFilter } from "#components/register/RegisterFilter.tsx";
import { fileStateOf } from "#components/register/fileState.ts";
import { retentionText } from "#components/register/words.ts";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { Table } from "#components/ui/Table.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import { yearsOf } from "#lib/records/files.ts";
import { unitYear } from "#lib/register/files.ts";
import { countCorrectionsWaiting } from "#lib/register/requests.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { RecordsHead, unitsOf, yearAsked } from "../head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("tabs.files") };
}

/** The record files of a unit's year, its closing and its review. */
export default async function RecordFiles({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("register")]);
  const { db, actor, today, language } = context;
  const [{ unit, options }, waiting, kept] = await Promise.all([unitsOf(context, query), countCorrectionsWaiting(db, actor), formOfPage(query["form"])]);
  if (!unit) return (<><RecordsHead current="files" waiting={waiting} /><EmptyState title={t("noUnit")} /></>);
  const year = yearAsked(query, today);
  const [found, years] = await Promise.all([unitYear(db, actor, unit, year, today), yearsOf(db, unit)]);
  return (
    <>
      <RecordsHead current="files" waiting={waiting} lead={t("files.lead")} unit={unit} year={year} />
      <FilesFilter unit={unit} year={year} units={options} years={[...new Set([Number(today.slice(0, 4)), year, ...years])].sort((a, b) => b - a)} />
      <div className="grid gap-4 px-4 pb-8 md:px-6">
        {found.closed ? (
          <Notice tone={found.reviewsLeft > 0 ? "warn" : "ok"} title={t("files.closedBy", { who: nameOf(found.closed, language), day: formatDay(dayOf(found.closed.closedAt), language, today) })}>
            {found.closed.carried > 0 ? `${t("files.carried", { count: found.closed.carried })} ` : ""}
            {found.reviewsLeft > 0 ? t("files.reviewLeft", { day: formatDay(found.reviewDue, language, today), count: found.reviewsLeft }) : t("files.reviewAll")}
          </Notice>
        ) : null}
        {found.may.close === null ? <CloseYear unit={unit} year={year} underWay={found.underWay} at={`/records/files?unit=${unit}&year=${year}`} kept={kept} /> : null}
        {found.files.length > 0 ? (
          <Table
            caption={`${t("tabs.files")} ${year}`}
            rows={found.files}
            rowKey={(file) => file.id}
            columns={[
              { key: "task", head: t("column.task"), cell: (file) => <AppLink className="text-link underline" href={`/records/files/${file.id}`}>{nameOf({ nameKo: file.taskKo, nameEn: file.taskEn }, language)}</AppLink>, className: "min-w-48" },
              { key: "documents", head: t("column.documents"), cell: (file) => file.documents, figure: true },
              { key: "notOpen", head: t("column.notOpen"), cell: (file) => file.notOpen, figure: true },
              { key: "retention", head: t("column.retention"), cell: (file) => <span className="whitespace-nowrap">{retentionText(file.retention, (key, values) => t(key as "semi", values as never))}</span> },
              { key: "kept", head: t("column.kept"), cell: (file) => <span className="whitespace-nowrap">{file.keptUntil ? formatDay(file.keptUntil, language) : t("noEnd")}</span> },
              { key: "state", head: t("column.state"), cell: (file) => <Badge {...fileStateOf(file, (key) => t(`fileState.${key}`))} /> },
            ]}
          />
        ) : null}
      </div>
      {found.files.length === 0 ? <EmptyState title={t("files.none")}>{t("noneHint")}</EmptyState> : null}
    </>
  );
}
