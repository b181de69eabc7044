import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HandoverWaiting } from "#components/handover/HandoverWaiting.tsx";
import { BatchesWaiting } from "#components/inbox/BatchesWaiting.tsx";
import { KeyHints } from "#components/inbox/KeyHints.tsx";
import { CorrectionsWaiting } from "#components/register/CorrectionsWaiting.tsx";
import { LooksWaiting } from "#components/inbox/LooksWaiting.tsx";
import { MemoWaiting } from "#components/memos/MemoWaiting.tsx";
import { mayChoose, WaitingList } from "#components/inbox/WaitingList.tsx";
import { ManyActs } from "#components/documents/ManyActs.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatDay } from "#lib/format.ts";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { formOfPage, pageContext, resultOfPage } from "#app/current.ts";
import { Opened } from "./opened.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

const kinds = ["decide", "review", "cooperate", "confirm", "sign", "read", "returned", "recalled"] as const;

export default async function MyDay({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("inbox")]);
  const { db, actor, today, language } = context;
  const [{ items, handovers, corrections, memos, looks, total }, result, form] = await Promise.all([whatWaits(db, actor, today), resultOfPage<ManyDone>(query["result"]), formOfPage(query["form"])]);
  const many = form?.values["documents"] ? form : null;
  const reads = query["kind"] === "memo";
  const kind = kinds.find((name) => name === query["kind"]) ?? null;
  const whole = kind === null && !reads;
  const shown = reads ? [] : kind ? items.filter((item) => item.waits === kind) : items;
  const open = shown.find((item) => item.id === query["open"]) ?? null;
  const hrefOf = (id: string) => `/my-day?${new URLSearchParams({ ...(kind ? { kind } : {}), open: id }).toString()}`;
  const place = open ? shown.indexOf(open) : -1;
  const near = (step: number) => { const item = shown[place + step]; return item ? hrefOf(item.id) : null; };
  const chips = [
    { href: "/my-day", label: t("all"), count: total, current: whole },
    ...kinds.flatMap((name) => {
      const count = items.filter((item) => item.waits === name).length;
      return count > 0 ? [{ href: `/my-day?kind=${name}`, label: t(`waits.${name}`), count, current: kind === name }] : [];
    }),
    ...(memos.length > 0 ? [{ href: "/my-day?kind=memo", label: t("memos"), count: memos.length, current: reads }] : []),
  ];
  return (
    <div className="grid xl:grid-cols-[472px_minmax(0,1fr)]">
      <section className={`${open ? "hidden xl:flex" : ""} border-line xl:sticky xl:top-(--frame) xl:flex xl:h-[calc(100dvh-var(--frame))] xl:flex-col xl:border-r`}>
        <header className="flex items-baseline justify-between px-4 pt-5 pb-2 md:px-6">
          <h1 className="text-page font-bold">{t("title")}</h1>
          <p className="text-meta text-text2">{formatDay(today, language)}</p>
        </header>
        <div className="px-4 pb-3 md:px-6">
          <Chips label={t("filters")} items={chips} />
        </div>
        <div className="xl:min-h-0 xl:flex-1 xl:overflow-y-auto">
        {whole ? <LooksWaiting items={looks} language={language} today={today} /> : null}
        {whole || reads ? <MemoWaiting items={memos} language={language} today={today} /> : null}
        {whole ? <HandoverWaiting items={handovers} language={language} today={today} /> : null}
        {whole ? <CorrectionsWaiting count={corrections} /> : null}
        <BatchesWaiting items={shown} language={language} />
        <ManyActs act="approve" action="/api/v1/document-batches/approvals" giveBack="/api/v1/document-batches/returns" at={kind ? `/my-day?kind=${kind}` : "/my-day"} any={shown.some(mayChoose)} kept={many} result={result}>
        {shown.length > 0 ? (
          <WaitingList items={shown} openId={open?.id ?? null} hrefOf={hrefOf} language={language} today={today} />
        ) : (handovers.length + corrections + looks.length > 0 && whole) || (memos.length > 0 && kind === null) ? null : (
          <EmptyState title={t("empty")} action={<ButtonLink href="/documents?list=sent">{t("emptyAction")}</ButtonLink>}>{t("emptyHint")}</EmptyState>
        )}
        </ManyActs>
        </div>
        <RowKeys within="#waiting" />
        {shown.length > 0 ? <KeyHints /> : null}
      </section>
      {open ? (
        <Opened context={context} item={open} at={hrefOf(open.id)} place={{ n: place + 1, total: shown.length, previous: near(-1), next: near(1), list: kind ? `/my-day?kind=${kind}` : "/my-day" }} form={query["form"]} />
      ) : (
        <div className="hidden place-content-center p-10 xl:grid">
          {shown.length > 0 ? <EmptyState title={t("choose")}>{t("chooseHint")}</EmptyState> : null}
        </div>
      )}
    </div>
  );
}
