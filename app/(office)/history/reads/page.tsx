import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { AuditTabs } from "#components/audit/AuditTabs.tsx";
import { ExportForm } from "#components/audit/ExportForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { mostExported } from "#lib/audit/export.ts";
import { auditReads, readsInput } from "#lib/audit/reads.ts";
import type { AuditRead } from "#lib/audit/reads.ts";
import { hasRole } from "#lib/platform/actor.ts";
import { pageContext } from "#app/current.ts";
import { given } from "../given.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("tabs.reads") };
}

const size = 50;

/** What was read, and what was refused to whom, for the auditor: filter and export. */
export default async function Reads({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("audit")]);
  if (!hasRole(actor, "auditor")) notFound();
  const { input, wrong } = given(readsInput, query);
  const { lines, next } = await auditReads(db, actor, input, size);
  const error = (name: string) => (wrong.has(name) ? t("wrong") : null);
  const values = { from: input.from ?? "", until: input.until ?? "", who: input.who, outcome: input.outcome, record: input.record };
  const addressOf = (more: Record<string, string>) => `/history/reads?${new URLSearchParams(Object.entries({ ...values, ...more }).filter(([, value]) => value !== "")).toString()}`;
  const kind = (name: string) => (t.has(`kinds.${name}` as "kinds.document") ? t(`kinds.${name}` as "kinds.document") : name);
  return (
    <>
      <PageHeader title={t("title")} lead={t("reads.lead")} help="history" actions={<ExportForm action="/api/v1/reads/exports" label={t("export")} values={values} most={mostExported} />}>
        <AuditTabs current="reads" />
      </PageHeader>
      <form method="get" aria-label={t("filter")} className="grid items-end gap-3 px-4 py-4 sm:grid-cols-2 md:px-6 lg:grid-cols-[1fr_1fr_1.2fr_1.2fr_1.6fr_auto]">
        <TextField name="from" type="date" label={t("from")} defaultValue={values.from} error={error("from")} />
        <TextField name="until" type="date" label={t("until")} defaultValue={values.until} error={error("until")} />
        <TextField name="who" label={t("who")} defaultValue={values.who} maxLength={50} />
        <SelectField name="outcome" label={t("reads.outcome")} placeholder={t("reads.anyOutcome")} defaultValue={values.outcome} options={[{ value: "read", label: t("reads.read") }, { value: "refused", label: t("reads.refused") }]} />
        <TextField name="record" label={t("record")} defaultValue={values.record} maxLength={100} />
        <Button type="submit">{t("show")}</Button>
      </form>
      {lines.length === 0 ? <EmptyState title={t("reads.none")}>{t("noneText")}</EmptyState> : null}
      <ol className="border-t border-line">
        {lines.map((row) => (
          <li key={row.id} className="grid gap-x-4 gap-y-0.5 border-b border-line px-4 py-2.5 text-row md:grid-cols-[11rem_minmax(0,1fr)_auto] md:px-6">
            <time dateTime={row.at.toISOString()} className="text-meta text-text2 tabular-nums">{formatInstant(row.at, language, today)}</time>
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <p><strong>{nameOf(row, language)}</strong> <span className="text-text2">{nameOf({ nameKo: `${row.departmentNameKo} ${row.postNameKo}`, nameEn: `${row.postNameEn} ${row.departmentNameEn}` }, language)}</span></p>
              <p><span className="text-text2">{kind(row.recordKind)}</span> <Named row={row} unknown={t("unknown")} /></p>
            </div>
            <p className="flex items-center gap-2 self-start"><span className="text-meta text-text2">{t(`reads.via.${row.via as "page"}`)}</span><Badge tone={row.outcome === "refused" ? "bad" : "grey"}>{t(`reads.${row.outcome}`)}</Badge></p>
          </li>
        ))}
      </ol>
      {next ? <div className="px-4 py-4 md:px-6"><ButtonLink href={addressOf({ before: next })}>{t("reads.older")}</ButtonLink></div> : null}
    </>
  );
}

/** A record by its title where the auditor may know it; else that there is one. */
function Named({ row, unknown }: { row: AuditRead; unknown: string }) {
  if (row.title !== null) return <AppLink prose href={row.recordKind === "petition" ? `/petitions/${row.recordId}` : row.recordKind === "archive" ? `/archive/${row.recordId}` : `/documents/${row.recordId}`}>{row.title || row.recordId}</AppLink>;
  return ["document", "petition", "archive"].includes(row.recordKind) ? <em className="text-text2 not-italic">{unknown}</em> : <code className="text-meta">{row.recordId}</code>;
}
