import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { retentionText } from "#components/register/words.ts";
import { RegisterFilter } from "#components/register/RegisterFilter.tsx";
import { disclosureText, disclosureTone } from "#components/documents/view.ts";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { Table } from "#components/ui/Table.tsx";
import type { Column } from "#components/ui/Table.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import { disclosures } from "#lib/documents/rules.ts";
import { yearsOf } from "#lib/records/files.ts";
import { kinds } from "#lib/register/input.ts";
import { pageSize, registerLines } from "#lib/register/list.ts";
import type { RegisterLine } from "#lib/register/list.ts";
import { countCorrectionsWaiting } from "#lib/register/requests.ts";
import { pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";
import { RecordsHead, unitsOf, wordOf, yearAsked } from "./head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("title") };
}

/** The register of a unit by year, with its filters in the address. */
export default async function Register({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t, d] = await Promise.all([pageContext(), searchParams, getTranslations("register"), getTranslations("documents")]);
  const { db, actor, today, language } = context;
  const [{ unit, options }, waiting] = await Promise.all([unitsOf(context, query), countCorrectionsWaiting(db, actor)]);
  if (!unit) return (<><RecordsHead current="register" waiting={waiting} /><EmptyState title={t("noUnit")} /></>);
  const year = yearAsked(query, today);
  const chosen = {
    unit, year, kind: kinds.find((kind) => kind === query["kind"]) ?? "documents", q: wordOf(query, "q").trim(), disclosure: disclosures.find((one) => one === query["disclosure"]) ?? ("" as const), corrected: query["corrected"] === "1" ? ("1" as const) : ("" as const), task: "" as const,
  };
  const page = pageNumber(query["page"]);
  const [{ rows, total }, years] = await Promise.all([registerLines(db, actor, { ...chosen, page }, pageSize), yearsOf(db, unit)]);
  const addressOf = (path: string, more: Record<string, string> = {}) => `${path}?${new URLSearchParams(Object.entries({ ...chosen, year: String(year), ...more }).filter(([, value]) => value !== "")).toString()}`;
  const hrefOf = (row: RegisterLine) => (chosen.kind === "receipts" ? `/petitions/${row.id}` : row.readable ? `/documents/${row.id}` : `/documents/${row.id}/correction`);
  const titleOf = (row: RegisterLine) => (
    <>
      <AppLink href={hrefOf(row)} className="text-link underline">{row.title}</AppLink>
      {row.readable ? null : <span className="ml-2 text-meta text-text2">{t("restricted")}</span>}
    </>
  );
  const columns: Column<RegisterLine>[] = [
    { key: "number", head: t("column.number"), cell: (row) => <span className="whitespace-nowrap tabular-nums" title={row.code || undefined}>{row.label}</span> },
    { key: "date", head: t("column.date"), cell: (row) => <span className="whitespace-nowrap">{formatDay(dayOf(row.at), language, today)}</span> },
    { key: "title", head: t("column.title"), cell: titleOf, className: "min-w-56" },
  ];
  if (chosen.kind === "receipts") columns.push({ key: "category", head: t("column.category"), cell: (row) => row.taskKo });
  else {
    columns.push(
      { key: "drafter", head: t("column.drafter"), cell: (row) => <span className="whitespace-nowrap">{nameOf({ nameKo: row.drafterKo, nameEn: row.drafterEn }, language)}</span> },
      { key: "disclosure", head: t("column.disclosure"), cell: (row) => <Badge tone={disclosureTone[row.disclosure] ?? "grey"}>{disclosureText(d(`disclosure.${row.disclosure as "open"}`), row.reasons)}</Badge> },
      { key: "file", head: t("column.file"), cell: (row) => (row.fileId ? <AppLink className="text-link underline" href={`/records/files/${row.fileId}`}>{row.fileYear} {nameOf({ nameKo: row.taskKo ?? "", nameEn: row.taskEn ?? "" }, language)}</AppLink> : null), className: "min-w-40" },
      { key: "retention", head: t("column.retention"), cell: (row) => (row.retention === null ? null : <span className="whitespace-nowrap">{retentionText(row.retention, (key, values) => t(key as "semi", values as never))}</span>) },
      { key: "correction", head: t("column.correction"), cell: (row) => <Marks row={row} say={(key, count) => t(key, { count })} gone={t("destroyedMark")} original={t("originalMark")} /> },
    );
  }
  return (
    <>
      <RecordsHead current="register" waiting={waiting} unit={unit} year={year} actions={<ButtonLink href={addressOf("/api/v1/register/export")} download>{t("export")}</ButtonLink>} />
      <RegisterFilter chosen={chosen} units={options} years={[...new Set([Number(today.slice(0, 4)), year, ...years])].sort((a, b) => b - a)} />
      <div className="px-4 pb-8 md:px-6">
        <p className="pb-2 text-meta text-text2">{t("count", { count: total })}</p>
        {rows.length > 0 ? <div className="hidden md:block"><Table caption={`${t("tabs.register")} ${year}`} columns={columns} rows={rows} rowKey={(row) => row.label} /></div> : null}
        <ul className="-mx-4 border-t border-line md:hidden">
          {rows.map((row) => (
            <Row
              key={row.label}
              href={hrefOf(row)}
              badge={<Badge tone={disclosureTone[row.disclosure] ?? "grey"}>{disclosureText(d(`disclosure.${row.disclosure as "open"}`), row.reasons)}</Badge>}
              title={row.title}
              meta={[row.label, nameOf({ nameKo: row.drafterKo, nameEn: row.drafterEn }, language), row.readable ? "" : t("restricted"), row.original ? t("originalMark") : "", row.destroyed ? t("destroyedMark") : "", row.waiting > 0 ? t("waitingMark", { count: row.waiting }) : "", row.corrections > 0 ? t("correctedMark", { count: row.corrections }) : ""].filter(Boolean).join(" · ")}
              end={formatDay(dayOf(row.at), language, today)}
            />
          ))}
        </ul>
        <Pagination page={page} pages={Math.ceil(total / pageSize)} hrefOf={(to) => addressOf("/records", { page: String(to) })} />
      </div>
      {total === 0 ? <EmptyState title={t("none")}>{t("noneHint")}</EmptyState> : null}
    </>
  );
}

function Marks({ row, say, gone, original }: { row: RegisterLine; say: (key: "waitingMark" | "correctedMark", count: number) => string; gone: string; original: string }) {
  if (!row.destroyed && !row.original && row.corrections === 0 && row.waiting === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {row.original ? <Badge>{original}</Badge> : null}
      {row.destroyed ? <Badge tone="bad">{gone}</Badge> : null}
      {row.waiting > 0 ? <Badge tone="warn">{say("waitingMark", row.waiting)}</Badge> : null}
      {row.corrections > 0 ? <AppLink href={`/documents/${row.id}/correction`}><Badge>{say("correctedMark", row.corrections)}</Badge></AppLink> : null}
    </span>
  );
}
