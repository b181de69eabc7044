import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MakeStatement } from "#components/handover/StatementActs.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Row } from "#components/ui/Row.tsx";
import { Table } from "#components/ui/Table.tsx";
import { formatDay } from "#lib/format.ts";
import { overviewOf } from "#lib/handover/queries.ts";
import { nameOf, placed } from "#lib/names.ts";
import type { PostTurn } from "#lib/organisation/post-turns.ts";
import { dayFrom } from "#lib/time.ts";
import { pageContext } from "#app/current.ts";
import { addressOf, stateOf, stateTone } from "./shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("title") };
}

/** Posts whose handover I see, and the statements that were made for them. */
export default async function Handovers() {
  const [{ db, actor, today, language }, t] = await Promise.all([pageContext(), getTranslations("handover")]);
  const { own, headed, statements } = await overviewOf(db, actor, today);
  const sees = new Set([...own, ...headed].map((post) => post.postId));
  const made = new Set(statements.map((row) => row.id));
  const madeFor = new Set(statements.map((row) => `${row.postId} ${row.toKo}`));
  const table = (caption: string, rows: readonly PostTurn[]) => (
    <section className="mt-6 px-4 md:px-6">
      <h2 className="mb-1 text-section font-semibold">{caption}</h2>
      <Table
        caption={caption}
        rows={rows}
        rowKey={(row) => row.postId}
        columns={[
          { key: "post", head: t("post"), className: "min-w-44", cell: (row) => <AppLink prose href={`/handover/${row.postId}`}>{placed(`${nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language)} ${nameOf(row, language)}`)}</AppLink> },
          { key: "now", head: t("holder"), className: "min-w-20", cell: (row) => row.nowKo ? nameOf({ nameKo: row.nowKo, nameEn: row.nowEn ?? "" }, language) : <Badge tone="warn">{t("vacant")}</Badge> },
          { key: "before", head: t("before"), className: "min-w-44", cell: (row) => row.beforeKo && row.beforeUntil ? t("until", { name: nameOf({ nameKo: row.beforeKo, nameEn: row.beforeEn ?? "" }, language), day: formatDay(row.beforeUntil, language, today) }) : null },
          { key: "next", head: t("next"), className: "min-w-44", cell: (row) => row.nextKo && row.nextFrom ? t("nextFrom", { name: nameOf({ nameKo: row.nextKo, nameEn: row.nextEn ?? "" }, language), day: formatDay(row.nextFrom, language, today) }) : null },
          { key: "make", head: t("statements"), cell: (row) => row.turnId && !madeFor.has(`${row.postId} ${row.nextKo ?? row.nowKo}`) ? <MakeStatement appointmentId={row.turnId} to={`/handover/${row.postId}`} label={`${t("make")}: ${nameOf(row, language)}`} /> : statements.some((one) => one.postId === row.postId) ? <AppLink prose href={`/handover/${row.postId}`}>{t("open")}</AppLink> : null },
        ]}
      />
    </section>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} help="handover" />
      {own.length > 0 ? table(t("own"), own) : <EmptyState title={t("noPost")}>{t("noPostText")}</EmptyState>}
      <section className="mt-8">
        <h2 className="px-4 pb-2 text-section font-semibold md:px-6">{t("statements")}</h2>
        {made.size === 0 ? <EmptyState title={t("noStatements")}>{t("noStatementsText")}</EmptyState> : (
          <ul className="border-t border-line">
            {statements.map((row) => {
              const from = row.fromKo ? nameOf({ nameKo: row.fromKo, nameEn: row.fromEn ?? "" }, language) : t("nobody");
              return (
                <Row
                  key={row.id}
                  href={addressOf(row, sees.has(row.postId))}
                  badge={<Badge tone={stateTone[stateOf(row)]}>{t(`state.${stateOf(row)}`)}</Badge>}
                  title={`${nameOf({ nameKo: row.departmentKo, nameEn: row.departmentEn }, language)} ${nameOf({ nameKo: row.postKo, nameEn: row.postEn }, language)}`}
                  meta={`${t("fromTo", { from, to: nameOf({ nameKo: row.toKo, nameEn: row.toEn }, language) })} · ${t("progress", { lines: row.lines, accepted: row.accepted })}`}
                  end={t("from", { day: formatDay(dayFrom(row.begins), language, today) })}
                />
              );
            })}
          </ul>
        )}
      </section>
      {headed.length > 0 ? table(t("headed"), headed) : null}
    </>
  );
}
