import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PetitionFilter } from "#components/petitions/PetitionFilter.tsx";
import { statusTone } from "#components/petitions/view.ts";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { listPetitionRows, pageSize, petitionFacets } from "#lib/petitions/queries.ts";
import { statuses } from "#lib/petitions/rules.ts";
import type { PetitionStatus } from "#lib/petitions/rules.ts";
import { dayFrom } from "#lib/time.ts";
import { pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("petitions"))("title") };
}

/** Petitions with their filters in the address. */
export default async function Petitions({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("petitions")]);
  const word = (name: string) => (typeof query[name] === "string" ? query[name].replaceAll("\0", "").slice(0, 200) : "");
  const facets = await petitionFacets(db, actor);
  const chosen = {
    q: word("q"),
    category: facets.categories.find((one) => one.category === query["category"] && one.category !== "")?.category,
    status: statuses.find((one) => one === query["status"]),
    unit: facets.units.find((one) => one.id === query["unit"])?.id,
  };
  const page = pageNumber(query["page"]);
  const { rows, total } = await listPetitionRows(db, actor, { ...chosen, page });
  const hrefOf = (to: number) => `/petitions?${new URLSearchParams(Object.entries({ ...chosen, page: String(to) }).filter((entry): entry is [string, string] => Boolean(entry[1])))}`;
  const filtered = Object.values(chosen).some(Boolean);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} help="petitions" meta={t("count", { count: total })} />
      <PetitionFilter
        chosen={chosen}
        categories={facets.categories.filter((one) => one.category !== "").map(({ category, count }) => ({ value: category, label: `${category} (${count})` }))}
        units={facets.units.map((unit) => ({ value: unit.id, label: `${nameOf(unit, language)} (${unit.count})` }))}
      />
      <ul id="petitions" className="border-t border-line">
        {rows.map((row) => (
          <Row
            key={row.id}
            href={`/petitions/${row.id}`}
            badge={<Badge tone={statusTone[row.status as PetitionStatus]}>{t(`status.${row.status as PetitionStatus}`)}</Badge>}
            title={row.title}
            meta={[row.receiptLabel, row.category || t("noCategory"), `${t("votes")} ${t("votesCount", { count: row.votes })}`].join(" · ")}
            end={formatDay(dayFrom(row.begunOn), language, today)}
          />
        ))}
      </ul>
      <RowKeys within="#petitions" />
      {total === 0 ? (
        <EmptyState title={filtered ? t("empty") : t("nothing")} action={filtered ? <ButtonLink href="/petitions">{t("clear")}</ButtonLink> : undefined}>
          {filtered ? t("emptyText") : t("nothingText")}
        </EmptyState>
      ) : null}
      <div className="px-4 md:px-6">
        <Pagination page={page} pages={Math.ceil(total / pageSize)} hrefOf={hrefOf} />
      </div>
    </>
  );
}
