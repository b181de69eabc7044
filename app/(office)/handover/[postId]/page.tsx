import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DoneList } from "#components/handover/DoneList.tsx";
import { ReadingList } from "#components/handover/ReadingList.tsx";
import { Statement } from "#components/handover/Statement.tsx";
import { MakeStatement } from "#components/handover/StatementActs.tsx";
import { Timeline } from "#components/handover/Timeline.tsx";
import { CollectionList } from "#components/keeping/CollectionList.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Table } from "#components/ui/Table.tsx";
import { doneKinds, donePage } from "#lib/documents/of-post.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { openPost, openStatement } from "#lib/handover/queries.ts";
import { collectionsOf } from "#lib/keeping/collections.ts";
import { nameOf } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { pageNumber } from "#app/page-number.ts";
import { lineShown } from "../../search/collections/shown.ts";
import { stateOf, statementShown, stateTone } from "../shown.ts";
import type { Search } from "../shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("title") };
}

/** A post for whoever takes it over: those before, what is open, what to read first, and form 12 beside it. */
export default async function PostHandover({ params, searchParams }: { params: Promise<{ postId: string }>; searchParams: Search }) {
  const [{ postId }, { db, actor, now, today, language }, query, t] = await Promise.all([params, pageContext(), searchParams, getTranslations("handover")]);
  const word = (name: string) => (typeof query[name] === "string" ? query[name] : null);
  const kind = doneKinds.find((one) => one === query["kind"]) ?? null;
  const page = pageNumber(query["page"]);
  const [open, kept, keeping, collections] = await Promise.all([orNotFound(postId, () => openPost(db, actor, postId, today, { holder: word("holder"), kind, page })), formOfPage(query["form"]), getTranslations("keeping.collections"), collectionsOf(db, actor, postId)]);
  const { post, holders, chosen, done, reading, statements } = open;
  const coming = holders.findLast((one, at) => at > 0 && one.kind !== "concurrent");
  const wanted = statements.find((one) => one.id === word("of")) ?? statements.find((one) => one.toAppointmentId === coming?.id) ?? statements.at(-1);
  const statement = wanted ? await openStatement(db, actor, wanted.id, now, today, "page") : null;
  const makes = coming && !statements.some((one) => one.toAppointmentId === coming.id) ? coming : null;
  const mine = statements.find((one) => holders.find((held) => held.id === one.toAppointmentId)?.officialId === actor.officialId)?.id ?? null;
  const hrefOf = (more: Record<string, string | null>) => {
    const all = { of: word("of"), holder: word("holder"), kind, ...more };
    const text = new URLSearchParams(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)).toString();
    return `/handover/${postId}${text ? `?${text}` : ""}`;
  };
  const name = nameOf(post, language);
  const state = statement ? stateOf(statement.row) : null;
  return (
    <>
      <PageHeader
        title={t("page", { post: name })}
        help="handover"
        crumbs={[{ label: t("title"), href: "/handover" }, { label: nameOf({ nameKo: post.departmentNameKo, nameEn: post.departmentNameEn }, language) }]}
        badges={state ? <Badge tone={stateTone[state]}>{t(`state.${state}`)}</Badge> : null}
        actions={statement ? <ButtonLink kind="plain" href={`/handover/statements/${statement.row.id}/print`} icon={<Printer aria-hidden className="size-4" />}>{t("print")}</ButtonLink> : null}
        lead={statement ? `${t("fromTo", { from: statement.from ? nameOf(statement.from, language) : t("nobody"), to: nameOf(statement.to, language) })}, ${t("from", { day: formatDay(statement.begins, language) })}` : undefined}
      >
        <Timeline holders={holders} chosen={chosen?.id ?? null} hrefOf={(id) => hrefOf({ holder: id })} today={today} language={language} />
      </PageHeader>
      <div className="mt-4 grid border-t border-line xl:grid-cols-[minmax(0,1fr)_minmax(0,500px)]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-9 px-4 py-5 md:px-6">
          <ReadingList items={reading} handoverId={mine} />
          {collections.length > 0 ? (
            <section aria-label={keeping("ofPost")}>
              <h2 className="border-b border-line2 pb-2 text-section font-semibold">{keeping("ofPost")}</h2>
              <CollectionList collections={collections.map((line) => lineShown(line, { language, today }, keeping))} />
            </section>
          ) : null}
          <section aria-label={t("openNow")}>
            <h2 className="mb-1 text-section font-semibold">{t("openNow")} <span className="font-normal text-text2 tabular-nums">{open.open.length}</span></h2>
            <Table
              caption={t("openNow")}
              rows={open.open}
              rowKey={(row) => `${row.documentId} ${row.kind}`}
              empty={t("nothingOpen")}
              columns={[
                { key: "kind", head: t("columns.kind"), cell: (row) => { const what = row.kind === "draft" ? row.status : row.kind; return <Badge tone={what === "returned" ? "bad" : row.kind === "draft" ? "grey" : "now"}>{t(`openKind.${what as "draft"}`)}</Badge>; } },
                { key: "title", head: t("columns.title"), className: "min-w-40", cell: (row) => <AppLink href={`/documents/${row.documentId}`} className="font-medium text-text [overflow-wrap:anywhere] hover:underline">{row.title || t("untitled")}</AppLink> },
                { key: "due", head: t("columns.due"), className: "whitespace-nowrap", cell: (row) => (row.dueAt ? formatDay(dayOf(row.dueAt), language, today) : null) },
                { key: "since", head: t("columns.since"), className: "whitespace-nowrap", cell: (row) => formatInstant(row.since, language, today) },
              ]}
            />
            {open.petitions > 0 ? <p className="mt-2 text-row"><AppLink prose href={`/petitions?unit=${post.departmentId}`}>{t("petitions", { unit: nameOf({ nameKo: post.departmentNameKo, nameEn: post.departmentNameEn }, language), count: open.petitions })}</AppLink></p> : null}
          </section>
          {chosen ? (
            <section aria-label={t("did", { name: nameOf(chosen, language) })} id="did">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h2 className="text-section font-semibold">{t("did", { name: nameOf(chosen, language) })} <span className="font-normal text-text2 tabular-nums">{done.total}</span></h2>
                <p className="text-meta text-text2">{t("didHint")}</p>
              </div>
              <div className="border-b border-line2 pb-1">
                <Chips label={t("filter")} items={[{ href: hrefOf({ kind: null }), label: t("all"), current: kind === null }, ...doneKinds.map((one) => ({ href: hrefOf({ kind: one }), label: t(`doneKind.${one}`), current: one === kind }))]} />
              </div>
              <DoneList rows={done.rows} language={language} />
              <Pagination page={page} pages={Math.ceil(done.total / donePage)} hrefOf={(to) => hrefOf({ page: String(to) })} />
            </section>
          ) : null}
        </div>
        <aside className="min-w-0 border-t border-line bg-sunken px-4 py-5 md:px-6 xl:border-t-0 xl:border-l">
          <div className="xl:sticky xl:top-(--frame) xl:max-h-[calc(100dvh-var(--frame)-24px)] xl:overflow-y-auto" tabIndex={0} role="group" aria-label={t("statement")}>
          {makes ? (
            <div className="mb-5">
              <p className="mb-2 text-row">{t("noStatementFor", { name: nameOf(makes, language), day: formatDay(makes.validFrom, language) })}</p>
              <MakeStatement appointmentId={makes.id} to={`/handover/${postId}`} />
            </div>
          ) : null}
          {statement ? <Statement statement={statementShown(statement, language)} at={hrefOf({})} kept={kept} today={today} language={language} /> : makes ? null : <p className="text-row text-text2">{t("noTurn")}</p>}
          {statements.length > 1 ? (
            <nav aria-label={t("choose")} className="mt-5">
              <h2 className="text-row font-semibold">{t("choose")}</h2>
              <ul>
                {statements.filter((one) => one.id !== statement?.row.id).map((one) => {
                  const to = holders.find((held) => held.id === one.toAppointmentId);
                  return <li key={one.id}><AppLink prose className="inline-flex min-h-11 items-center text-row md:min-h-8" href={`/handover/${postId}?of=${one.id}`}>{to ? `${nameOf(to, language)}, ${t("from", { day: formatDay(to.validFrom, language) })}` : one.id}</AppLink></li>;
                })}
              </ul>
            </nav>
          ) : null}
          </div>
        </aside>
      </div>
    </>
  );
}
