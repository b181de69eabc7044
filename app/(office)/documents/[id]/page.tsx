import type { Metadata } from "next";
import { Printer } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { AttachmentList } from "#components/files/AttachmentList.tsx";
import { foundIn } from "#components/files/foundIn.ts";
import { DocumentActs } from "#components/documents/DocumentActs.tsx";
import { DocumentCard } from "#components/documents/DocumentCard.tsx";
import { Matter } from "#components/documents/Matter.tsx";
import { Letter } from "#components/documents/Letter.tsx";
import { DocumentHistory } from "#components/documents/DocumentHistory.tsx";
import { Related, RelationLines } from "#components/documents/Related.tsx";
import { LessonsOn } from "#components/lessons/LessonsOn.tsx";
import { RecordReads } from "#components/audit/RecordReads.tsx";
import { AddButton } from "#components/keeping/AddLink.tsx";
import { FromMemo } from "#components/memos/FromMemo.tsx";
import { disclosureText, statusTone } from "#components/documents/view.ts";
import { DocumentGone } from "#components/register/RegisteredPart.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Route } from "#components/ui/Route.tsx";
import { RouteLine } from "#components/ui/RouteLine.tsx";
import { Tabs } from "#components/ui/Tabs.tsx";
import { holdsDocument, readsOfDocument } from "#lib/documents/reads.ts";
import { originalsOf } from "#lib/documents/originals.ts";
import { relationsOf } from "#lib/documents/relation-queries.ts";
import { mayRelate, mayUnrelate } from "#lib/documents/relations.ts";
import type { Status } from "#lib/documents/rules.ts";
import { lessonsOn } from "#lib/lessons/queries.ts";
import { memoOfDocument } from "#lib/memos/queries.ts";
import { nameOf } from "#lib/names.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { readsShown } from "#app/(office)/reads.ts";
import { actsOf } from "./acts.ts";
import { Compare } from "./Compare.tsx";
import { consultingOn, ConsultingTab } from "./consulting.tsx";
import { Edits } from "./edits.tsx";
import { historyOf } from "./history.ts";
import { matterOf } from "./matter.ts";
import { registeredOf } from "./registered.ts";
import { cardOf, documentOfPage, numbersOf, routeOf, sentOf } from "./shown.ts";

const opened = cache(async (id: string) => documentOfPage(await pageContext(), id));

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const [{ title }, t] = [await opened((await params).id), await getTranslations("documents")];
  return { title: title || t("untitled") };
}

const tabs = ["text", "history", "compare", "related", "consult", "files", "reads"] as const;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const [context, { id }, query, t] = await Promise.all([pageContext(), params, searchParams, getTranslations("documents")]);
  const open = await opened(id);
  const { language, today } = context;
  const { row } = open;
  // Who read it is shown to its holders alone.
  const offered = tabs.filter((name) => name !== "reads" || holdsDocument(context.actor, open));
  const tab = offered.find((name) => name === query["tab"]) ?? "text";
  const [{ stops, signatures, cooperators }, kept, related, memo, originals, registered, consulting, lessons] = await Promise.all([routeOf(open, context), formOfPage(query["form"]), relationsOf(context.db, context.actor, id), memoOfDocument(context.db, context.actor, id), originalsOf(context.db, id), registeredOf(context, open), consultingOn(context, open), lessonsOn(context.db, context.actor, id)]);
  // An original outlives its document, or goes before it: each lies in a file of its own.
  const comparable = tab === "compare" && originals.some((one) => !one.destroyed);
  const lost = originals.find((one) => one.destroyed && one.n === row.version && row.status !== "approved" && !context.actor.seats.some((seat) => seat.postId === row.drafterPostId));
  const own = { status: row.status as Status, drafterPostId: row.drafterPostId, postIds: context.actor.seats.map((seat) => seat.postId) };
  return (
    <>
      <PageHeader
        title={(row.status === "approved" ? row.title : open.title) || t("untitled")}
        crumbs={[{ label: t("title"), href: "/documents" }, ...(open.task ? [{ label: nameOf(open.task, language), href: `/tasks/${open.task.id}` }] : [])]}
        badges={
          <>
            <Badge tone={statusTone[row.status] ?? "grey"}>{t(`status.${row.status as "draft"}`)}</Badge>
            {row.version > 0 ? <Badge>{t("version", { n: row.version })}</Badge> : null}
            {numbersOf(open, context.actor).map((number) => <Badge key={number}>{number}</Badge>)}
          </>
        }
        actions={<><AddButton kind="document" id={id} /><ButtonLink kind="plain" className="max-md:-mx-4" href={`/documents/${id}/print`} icon={<Printer aria-hidden className="size-4" />}>{t("print")}</ButtonLink></>}
      >
        {stops.length > 0 ? <Route stops={stops} /> : null}
        <RelationLines related={related} />
        {memo ? <FromMemo memo={memo} /> : null}
        <LessonsOn kind="document" recordId={id} lessons={lessons.rows} total={lessons.total} writes={row.status === "approved" && context.actor.seat !== null} />
        <div className="mt-3">
          <Tabs
            label={t("tabs.label")}
            items={offered.filter((name) => name !== "consult" || consulting).map((name) => ({ href: `/documents/${id}${name === "text" ? "" : `?tab=${name}`}`, label: t(`tabs.${name}`), current: name === tab, ...(name === "compare" && row.version > 0 ? { count: t("version", { n: row.version }) } : name === "files" && open.files.length > 0 ? { count: open.files.length } : name === "related" && related.length > 0 ? { count: related.length } : name === "consult" && consulting && consulting.comments.length > 0 ? { count: consulting.comments.length } : {}) }))}
          />
        </div>
      </PageHeader>
      {stops.length > 0 ? <RouteLine stops={stops} /> : null}
      <div className="grid items-start border-t border-line xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="min-w-0 bg-sunken px-4 py-6 md:px-6 xl:min-h-[calc(100dvh-22rem)]">
          {registered?.destroyed && tab !== "history" && !comparable ? (
            <DocumentGone fileHref={registered.file?.href ?? null} />
          ) : lost && (tab === "text" || tab === "files") ? (
            <DocumentGone fileHref={`/records/files/${lost.fileId}`} />
          ) : tab === "text" || (tab === "consult" && !consulting) ? (
            <Letter
              agency={nameOf(open.agency, language)}
              title={open.title}
              body={open.body}
              files={open.files.map((file) => file.name)}
              signatures={signatures}
              cooperators={cooperators}
              number={row.numberLabel}
              address={open.agency.address}
              disclosure={disclosureText(t(`disclosure.${row.disclosure as "open"}`), row.reasons)}
              sent={sentOf(open, language)}
            />
          ) : tab === "history" ? (
            <DocumentHistory acts={await historyOf(context, open)} />
          ) : tab === "reads" ? (
            <RecordReads lead={t("readsLead")} {...readsShown(context, await readsOfDocument(context.db, context.actor, id, context.now, "page"))} />
          ) : tab === "consult" && consulting ? (
            <ConsultingTab context={context} open={open} found={consulting} kept={kept} />
          ) : tab === "related" ? (
            <div className="mx-auto grid max-w-[800px] gap-5">
              <Related id={id} related={related} adds={mayRelate(own) === null} removes={mayUnrelate(own) === null} at={`/documents/${id}?tab=related`} kept={kept} />
              <Matter matter={await matterOf(context, open)} />
            </div>
          ) : tab === "files" ? (
            <AttachmentList files={open.files} found={foundIn(query)} />
          ) : (
            <>
              <Compare id={id} context={context} newest={row.version} versions={open.versions} query={query} />
              <Edits context={context} open={open} kept={kept} />
            </>
          )}
        </div>
        <div className="border-line xl:border-l">
          <DocumentCard card={cardOf(open, { related, originals }, language, today)} registered={registered} />
        </div>
      </div>
      <DocumentActs acts={actsOf(open, context)} at={`/documents/${id}`} kept={kept} />
    </>
  );
}
