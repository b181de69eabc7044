import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { Tabs } from "#components/ui/Tabs.tsx";
import { statusTone } from "#components/documents/view.ts";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { myDrafts, mySent, pageSize, registerOf } from "#lib/documents/lists.ts";
import type { ListedDocument } from "#lib/documents/lists.ts";
import { pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("title") };
}

const lists = ["drafts", "sent", "register"] as const;

export default async function Documents({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t, kinds] = await Promise.all([pageContext(), searchParams, getTranslations("documents"), getTranslations("approval.kinds")]);
  const list = lists.find((name) => name === query["list"]) ?? "drafts";
  const page = pageNumber(query["page"]);
  const thisYear = Number(today.slice(0, 4));
  const year = Math.min(2999, Math.max(1990, Math.trunc(Number(query["year"])) || thisYear));
  const department = actor.seat?.departmentId;
  const found =
    list === "drafts" ? await myDrafts(db, actor, page)
    : list === "sent" ? await mySent(db, actor, page)
    : department ? await registerOf(db, actor, department, year, page)
    : { rows: [], total: 0 };
  const meta = (row: ListedDocument) =>
    [
      row.numberLabel,
      t("drafter", { name: nameOf({ nameKo: row.drafterNameKo, nameEn: row.drafterNameEn }, language) }),
      row.deciderNameKo ? t("decider", { name: nameOf({ nameKo: row.deciderNameKo, nameEn: row.deciderNameEn ?? "" }, language) }) : null,
      row.turnKo ? t("turn", { name: nameOf({ nameKo: row.turnKo, nameEn: row.turnEn ?? "" }, language), kind: row.turnKind ? kinds(row.turnKind as "review") : "" }) : null,
      row.readable ? null : t("restricted"),
    ].filter(Boolean).join(" · ");
  return (
    <>
      <PageHeader
        title={t("title")}
        help="documents"
        actions={
          <>
            <ButtonLink href="/documents/batches">{t("batch.title")}</ButtonLink>
            <ActForm action="/api/v1/documents" to="/documents/:id/edit" label={t("new")}>
              <Button type="submit" kind="primary">{t("new")}</Button>
            </ActForm>
          </>
        }
      >
        <Tabs label={t("lists.label")} items={lists.map((name) => ({ href: `/documents?list=${name}`, label: t(`lists.${name}`), current: name === list, ...(name === list ? { count: found.total } : {}) }))} />
      </PageHeader>
      {list === "register" ? (
        <nav aria-label={t("year", { year })} className="flex items-center gap-2 border-b border-line px-4 py-2 md:px-6">
          <ButtonLink size="dense" href={`/documents?list=register&year=${year - 1}`}>{t("yearBefore")}</ButtonLink>
          <strong className="tabular-nums">{t("year", { year: String(year) })}</strong>
          {year < thisYear ? <ButtonLink size="dense" href={`/documents?list=register&year=${year + 1}`}>{t("yearAfter")}</ButtonLink> : null}
        </nav>
      ) : null}
      <ul id="documents" className="border-t border-line">
        {found.rows.map((row) => (
          <Row
            key={row.id}
            href={row.status === "draft" ? `/documents/${row.id}/edit` : `/documents/${row.id}`}
            badge={<Badge tone={statusTone[row.status] ?? "grey"}>{t(`status.${row.status as "draft"}`)}</Badge>}
            title={row.title || t("untitled")}
            meta={meta(row)}
            end={formatInstant(row.decidedAt ?? row.submittedAt ?? row.updatedAt, language, today)}
          />
        ))}
      </ul>
      <RowKeys within="#documents" />
      {found.total === 0 ? <EmptyState title={t(`empty.${list}`)}>{t("empty.hint")}</EmptyState> : null}
      {found.total > pageSize ? (
        <div className="px-4 py-4 md:px-6">
          <Pagination page={page} pages={Math.ceil(found.total / pageSize)} hrefOf={(to) => `/documents?list=${list}&page=${to}${list === "register" ? `&year=${year}` : ""}`} />
        </div>
      ) : null}
    </>
  );
}
