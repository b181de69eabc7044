import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatInstant } from "#lib/format.ts";
import { lists } from "#lib/lessons/input.ts";
import { lessonPage, lessonsOf } from "#lib/lessons/queries.ts";
import { nameOf } from "#lib/names.ts";
import { pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lessons"))("lessons") };
}

const tones = { waiting: "now", published: "ok", returned: "warn", withdrawn: "grey" } as const;

/** Lessons: all that one may read, one's own, those of one's unit, and those to review. */
export default async function Lessons({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("lessons")]);
  const list = lists.find((name) => name === query["list"]) ?? "all";
  const page = pageNumber(query["page"]);
  const { rows, total } = await lessonsOf(db, actor, { list, page });
  const hrefOf = (name: string, to = 1) => `/lessons?${new URLSearchParams({ list: name, ...(to > 1 ? { page: String(to) } : {}) }).toString()}`;
  return (
    <>
      <PageHeader title={t("lessons")} lead={t("lead")} help="lessons" actions={<ButtonLink href="/lessons/missing">{t("missing")}</ButtonLink>}>
        <Chips label={t("listsLabel")} items={lists.map((name) => ({ href: hrefOf(name), label: t(`lists.${name}`), current: name === list, ...(name === list ? { count: total } : {}) }))} />
      </PageHeader>
      <ul id="lessons" className="mt-3 border-t border-line">
        {rows.map((row) => (
          <Row
            key={row.id}
            href={`/lessons/${row.id}`}
            badge={<Badge tone={tones[row.status as "waiting"]}>{t(`status.${row.status as "waiting"}`)}</Badge>}
            title={row.title}
            meta={[nameOf({ nameKo: row.writerNameKo, nameEn: row.writerNameEn }, language), nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language), row.useful > 0 ? t("usefulCount", { count: row.useful }) : null].filter(Boolean).join(" · ")}
            end={formatInstant(row.at, language, today)}
          />
        ))}
      </ul>
      <RowKeys within="#lessons" />
      {total === 0 ? <EmptyState title={t(`empty.${list}`)}>{t("emptyHint")}</EmptyState> : null}
      {total > lessonPage ? <div className="px-4 py-4 md:px-6"><Pagination page={page} pages={Math.ceil(total / lessonPage)} hrefOf={(to) => hrefOf(list, to)} /></div> : null}
    </>
  );
}
