import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { HandoverWaiting } from "#components/handover/HandoverWaiting.tsx";
import { BatchesWaiting } from "#components/inbox/BatchesWaiting.tsx";
import { KeyHints } from "#components/inbox/KeyHints.tsx";
import { PromisedWaiting } from "#components/inbox/PromisedWaiting.tsx";
import { ReceivedWaiting } from "#components/petitions/ReceivedWaiting.tsx";
import { AccessWaiting } from "#components/register/AccessWaiting.tsx";
import { RecordsWaiting } from "#components/register/RecordsWaiting.tsx";
import { LooksWaiting } from "#components/inbox/LooksWaiting.tsx";
import { LessonsWaiting } from "#components/lessons/LessonsWaiting.tsx";
import { FindsWaiting } from "#components/keeping/FindsWaiting.tsx";
import { MemoWaiting } from "#components/memos/MemoWaiting.tsx";
import { mayChoose, WaitingList } from "#components/inbox/WaitingList.tsx";
import { ManyActs } from "#components/documents/ManyActs.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Sentences } from "#components/ui/Sentences.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatDay } from "#lib/format.ts";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { formOfPage, pageContext, resultOfPage } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";
import { countedNow } from "../counted.ts";
import { Opened } from "./opened.tsx";

/** Read once for the page and its title. */
const waitingNow = cache(async () => {
  const { db, actor, today } = await pageContext();
  return whatWaits(db, actor, today, countedNow());
});

export async function generateMetadata(): Promise<Metadata> {
  const [t, { total }] = await Promise.all([getTranslations("inbox"), waitingNow()]);
  return { title: total > 0 ? t("titleCount", { count: total }) : t("title") };
}

const kinds = ["decide", "review", "cooperate", "confirm", "sign", "read", "returned", "recalled"] as const;
/** So many rows are drawn at once; whoever has more waiting goes on by pages. */
const drawn = 100;
/** What waits beside documents on their way; each a part of the list. */
const groups = ["promised", "consult", "memo", "handover", "received", "access", "lesson", "records", "finds"] as const;

export default async function MyDay({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("inbox")]);
  const { today, language } = context;
  const [{ items, handovers, corrections, memos, looks, comments, received, promised, access, lessons, records, finds, total }, result, form] = await Promise.all([waitingNow(), resultOfPage<ManyDone>(query["result"]), formOfPage(query["form"])]);
  const many = form?.values["documents"] ? form : null;
  const group = groups.find((name) => name === query["kind"]) ?? null;
  const kind = kinds.find((name) => name === query["kind"]) ?? null;
  const whole = kind === null && group === null;
  const counts = { consult: looks.length + comments.length, memo: memos.length, handover: handovers.length, promised: promised.length, received: received.length, access: access.length, lesson: lessons.length, records: corrections + records.length, finds: finds.length };
  const shows = (name: (typeof groups)[number]) => whole || group === name;
  const any = whole ? total > 0 : group ? counts[group] > 0 : items.some((item) => item.waits === kind);
  const shown = group ? [] : kind ? items.filter((item) => item.waits === kind) : items;
  const open = shown.find((item) => item.id === query["open"]) ?? null;
  const hrefOf = (id: string) => `/my-day?${new URLSearchParams({ ...(kind ? { kind } : {}), open: id }).toString()}`;
  const place = open ? shown.indexOf(open) : -1;
  // The page on which the opened one stands, else the one asked for.
  const pages = Math.max(1, Math.ceil(shown.length / drawn));
  const page = place >= 0 ? Math.floor(place / drawn) + 1 : pageNumber(query["page"], pages);
  const rows = shown.slice((page - 1) * drawn, page * drawn);
  const near = (step: number) => { const item = shown[place + step]; return item ? hrefOf(item.id) : null; };
  const chips = [
    { href: "/my-day", label: t("all"), count: total, current: whole },
    ...kinds.flatMap((name) => {
      const count = items.filter((item) => item.waits === name).length;
      return count > 0 ? [{ href: `/my-day?kind=${name}`, label: t(`waits.${name}`), count, current: kind === name }] : [];
    }),
    ...groups.flatMap((name) => (counts[name] > 0 ? [{ href: `/my-day?kind=${name}`, label: t(`groups.${name}`), count: counts[name], current: group === name }] : [])),
  ];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] xl:grid-cols-[472px_minmax(0,1fr)]">
      <section className={`${open ? "hidden xl:flex" : ""} border-line xl:sticky xl:top-(--frame) xl:flex xl:h-[calc(100dvh-var(--frame))] xl:flex-col xl:border-r`}>
        <header className="flex items-baseline justify-between px-4 pt-5 pb-2 md:px-6">
          <h1 className="text-page font-bold">{t("title")} {total > 0 ? <span className="text-section font-normal text-text2 tabular-nums">{total}</span> : null}</h1>
          <p className="text-meta text-text2">{formatDay(today, language)}</p>
        </header>
        <div className="px-4 pb-3 md:px-6">
          <Chips label={t("filters")} items={chips} />
        </div>
        <div id="day" className="xl:min-h-0 xl:flex-1 xl:overflow-y-auto">
        <BatchesWaiting items={shown} language={language} />
        <ManyActs act="approve" action="/api/v1/document-batches/approvals" giveBack="/api/v1/document-batches/returns" at={kind ? `/my-day?kind=${kind}` : "/my-day"} any={rows.some(mayChoose)} kept={many} result={result}>
        {shown.length > 0 ? <WaitingList items={rows} among={shown} openId={open?.id ?? null} hrefOf={hrefOf} language={language} today={today} /> : null}
        {pages > 1 ? <div className="px-4 py-3 md:px-6"><Pagination page={page} pages={pages} hrefOf={(to) => `/my-day?${new URLSearchParams({ ...(kind ? { kind } : {}), page: String(to) }).toString()}`} /></div> : null}
        {any ? null : (
          <EmptyState title={t("empty")} action={<ButtonLink href="/documents?list=sent">{t("emptyAction")}</ButtonLink>}>{t("emptyHint")}</EmptyState>
        )}
        </ManyActs>
        {shows("promised") ? <PromisedWaiting items={promised} today={today} /> : null}
        {shows("consult") ? <LooksWaiting items={looks} comments={comments} language={language} today={today} /> : null}
        {shows("memo") ? <MemoWaiting items={memos} language={language} today={today} /> : null}
        {shows("handover") ? <HandoverWaiting items={handovers} language={language} today={today} /> : null}
        {shows("received") ? <ReceivedWaiting items={received} language={language} today={today} /> : null}
        {shows("access") ? <AccessWaiting items={access} language={language} today={today} /> : null}
        {shows("lesson") ? <LessonsWaiting items={lessons} language={language} today={today} /> : null}
        {shows("records") ? <RecordsWaiting corrections={corrections} items={records} language={language} today={today} /> : null}
        {shows("finds") ? <FindsWaiting items={finds} language={language} today={today} /> : null}
        </div>
        <RowKeys within="#day" />
        {shown.length > 0 ? <KeyHints /> : null}
      </section>
      {open ? (
        <Sentences rooms={["documents", "approval"]}>
          <Opened context={context} item={open} at={hrefOf(open.id)} place={{ n: place + 1, total: shown.length, previous: near(-1), next: near(1), list: kind ? `/my-day?kind=${kind}` : "/my-day" }} form={query["form"]} />
        </Sentences>
      ) : (
        <div className="hidden place-content-center p-10 xl:grid">
          {shown.length > 0 ? <EmptyState title={t("choose")}>{t("chooseHint")}</EmptyState> : null}
        </div>
      )}
    </div>
  );
}
