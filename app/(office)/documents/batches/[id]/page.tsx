import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ChosenRow } from "#components/documents/ChosenRow.tsx";
import { ManyActs } from "#components/documents/ManyActs.tsx";
import { statusTone } from "#components/documents/view.ts";
import { Badge } from "#components/ui/Badge.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { documentsOfBatch } from "#lib/documents/batch-queries.ts";
import { peopleOnRoute } from "#lib/documents/batch-routes.ts";
import { openStatuses } from "#lib/documents/rules.ts";
import type { Status } from "#lib/documents/rules.ts";
import { formOfPage, pageContext, resultOfPage } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.batch"))("title") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The documents of one batch, listed together and submitted together. */
export default async function Batch({ params, searchParams }: Props) {
  const [{ db, actor, today, language }, { id }, query, t, kinds] = await Promise.all([pageContext(), params, searchParams, getTranslations("documents"), getTranslations("approval.kinds")]);
  const { rows, revisions, route } = await documentsOfBatch(db, actor, id);
  if (rows.length === 0) notFound();
  const [kept, result, people] = await Promise.all([formOfPage(query["form"]), resultOfPage<ManyDone>(query["result"]), peopleOnRoute(db, actor, route, today)]);
  const open = rows.filter((row) => revisions.has(row.id) && openStatuses.includes(row.status as Status));
  const list = (
    <ul className="mt-4 border-t border-line">
      {rows.map((row) => {
        const at = open.indexOf(row);
        return (
          <Row
            key={row.id}
            href={row.status === "draft" ? `/documents/${row.id}/edit` : `/documents/${row.id}`}
            before={at < 0 ? null : <ChosenRow at={at} id={row.id} title={row.title} values={{ revision: revisions.get(row.id) ?? 0 }} chosen />}
            badge={<Badge tone={statusTone[row.status] ?? "grey"}>{t(`status.${row.status as "draft"}`)}</Badge>}
            title={row.title || t("untitled")}
            meta={[row.numberLabel, row.turnKo ? t("turn", { name: nameOf({ nameKo: row.turnKo, nameEn: row.turnEn ?? "" }, language), kind: row.turnKind ? kinds(row.turnKind as "review") : "" }) : null].filter(Boolean).join(" · ")}
            end={formatInstant(row.decidedAt ?? row.submittedAt ?? row.updatedAt, language, today)}
          />
        );
      })}
    </ul>
  );
  return (
    <>
      <PageHeader title={t("batch.one", { count: rows.length })} crumbs={[{ label: t("title"), href: "/documents" }, { label: t("batch.title"), href: "/documents/batches" }]} help="documents" lead={people.length > 0 ? t("batch.routeLine", { people: people.join(" → ") }) : null} />
      <ManyActs act="submit" action="/api/v1/document-batches/submissions" at={`/documents/batches/${id}`} any={open.length > 0} kept={kept} result={result}>{list}</ManyActs>
    </>
  );
}
