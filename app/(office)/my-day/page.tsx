import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HandoverWaiting } from "#components/handover/HandoverWaiting.tsx";
import { BatchesWaiting } from "#components/inbox/BatchesWaiting.tsx";
import { KeyHints } from "#components/inbox/KeyHints.tsx";
import { PromisedWaiting } from "#components/inbox/PromisedWaiting.tsx";
import { SentWaiting } from "#components/inbox/SentWaiting.tsx";
import { ReceivedWaiting } from "#components/petitions/ReceivedWaiting.tsx";
import { AccessWaiting } from "#components/register/AccessWaiting.tsx";
import { RecordsWaiting } from "#components/register/RecordsWaiting.tsx";
import { LooksWaiting } from "#components/inbox/LooksWaiting.tsx";
import { LessonsWaiting } from "#components/lessons/LessonsWaiting.tsx";
import { FindsWaiting } from "#components/keeping/FindsWaiting.tsx";
import { MemoWaiting } from "#components/memos/MemoWaiting.tsx";
import { mayChoose, WaitingList } from "#components/inbox/WaitingList.tsx";
import { ManyActs } from "#components/documents/ManyActs.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Sentences } from "#components/ui/Sentences.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatDay } from "#lib/format.ts";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { countUnderWay, myUnderWay, pageSize } from "#lib/documents/lists.ts";
import { remindedAt } from "#lib/documents/reminders.ts";
import { figureOf, whatWaits } from "#lib/inbox/queries.ts";
import type { WaitingPlace } from "#lib/inbox/queries.ts";
import { batchesOf } from "#lib/inbox/rules.ts";
import { dayOf } from "#lib/time.ts";
import { formOfPage, pageContext, resultOfPage } from "#app/current.ts";
import type { PageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";
import { countedNow } from "../counted.ts";
import { Opened } from "./opened.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [t, total] = await Promise.all([getTranslations("inbox"), countedNow().then(figureOf)]);
  return { title: total > 0 ? t("titleCount", { count: total }) : t("title") };
}

const kinds = ["decide", "review", "cooperate", "confirm", "sign", "read", "returned", "recalled"] as const;
/** So many rows are drawn at once; whoever has more waiting goes on by pages. */
const drawn = 100;
/** What waits beside documents on their way; each a part of the list. */
const groups = ["promised", "consult", "memo", "handover", "received", "access", "lesson", "records", "finds", "sent"] as const;

export default async function MyDay({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("inbox")]);
  const { db, actor, today, language } = context;
  const group = groups.find((name) => name === query["kind"]) ?? null;
  const kind = kinds.find((name) => name === query["kind"]) ?? null;
  const whole = kind === null && group === null;
  const asked = pageNumber(query["page"]);
  const viewOf = (order: readonly WaitingPlace[]) => {
    const shown = group ? [] : kind ? order.filter((one) => one.waits === kind) : order;
    const place = shown.findIndex((one) => one.id === query["open"]);
    const pages = Math.max(1, Math.ceil(shown.length / drawn));
    // The page on which the opened one stands, else the one asked for.
    const page = place >= 0 ? Math.floor(place / drawn) + 1 : Math.min(pages, asked);
    return { shown, place, pages, page, places: shown.slice((page - 1) * drawn, page * drawn), batches: batchesOf(shown) };
  };
  /** What is read whole: the rows that are drawn, and the first of each batch, which bears its title. */
  const drawnOf = (order: readonly WaitingPlace[]) => {
    const { places, batches } = viewOf(order);
    return [...new Set([...places, ...batches.map(({ first }) => first)])];
  };
  const [{ order, items, handovers, corrections, memos, looks, comments, received, promised, access, lessons, records, finds, total }, sent, result, form] = await Promise.all([
    whatWaits(db, actor, today, { counted: countedNow(), whole: drawnOf }),
    group === "sent" ? sentBy(context, asked) : countUnderWay(db, actor).then((count) => ({ rows: [], total: count })),
    resultOfPage<ManyDone>(query["result"]), formOfPage(query["form"]),
  ]);
  const many = form?.values["documents"] ? form : null;
  const counts = { consult: looks.length + comments.length, memo: memos.length, handover: handovers.length, promised: promised.length, received: received.length, access: access.length, lesson: lessons.length, records: corrections + records.length, finds: finds.length, sent: sent.total };
  const shows = (name: (typeof groups)[number]) => whole || group === name;
  const { shown, place, pages, page, places, batches } = viewOf(order);
  const any = whole ? total > 0 : group ? counts[group] > 0 : shown.length > 0;
  const itemOf = new Map(items.map((item) => [keyOf(item), item]));
  const rows = places.flatMap((one) => itemOf.get(keyOf(one)) ?? []);
  const open = place >= 0 ? (itemOf.get(keyOf(shown[place]!)) ?? null) : null;
  const hrefOf = (id: string) => `/my-day?${new URLSearchParams({ ...(kind ? { kind } : {}), open: id }).toString()}`;
  const near = (step: number) => { const item = shown[place + step]; return item ? hrefOf(item.id) : null; };
  const chips = [
    { href: "/my-day", label: t("all"), count: total, current: whole },
    ...kinds.flatMap((name) => {
      const count = order.filter((one) => one.waits === name).length;
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
          {actor.seats.length > 0 ? <p className="pt-1"><AppLink prose href="/search?scope=predecessors" className="inline-flex min-h-11 items-center text-row md:min-h-7">{t("predecessors")}</AppLink></p> : null}
        </div>
        <div id="day" className="xl:min-h-0 xl:flex-1 xl:overflow-y-auto">
        <BatchesWaiting batches={batches.flatMap(({ id, first, count }) => { const item = itemOf.get(keyOf(first)); return item ? [{ id, first: item, count }] : []; })} language={language} />
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
        <SentWaiting items={sent.rows} total={sent.total} at="/my-day?kind=sent" language={language} today={today} />
        {group === "sent" && sent.total > pageSize ? <div className="px-4 py-3 md:px-6"><Pagination page={asked} pages={Math.ceil(sent.total / pageSize)} hrefOf={(to) => `/my-day?kind=sent&page=${to}`} /></div> : null}
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

/** Of what waits in several seats each is a row of its own. */
const keyOf = ({ id, postId, waits }: WaitingPlace) => `${id} ${postId} ${waits}`;

/** What one sent and nobody has decided, with whether it was reminded of today. */
async function sentBy({ db, actor, today }: PageContext, page: number) {
  const { rows, total } = await myUnderWay(db, actor, page);
  const reminded = await remindedAt(db, rows.map((row) => row.id));
  return { rows: rows.map((row) => { const at = reminded.get(row.id); return { ...row, remindedToday: at !== undefined && dayOf(at) === today }; }), total };
}
