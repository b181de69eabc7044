import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HandoverWaiting } from "#components/handover/HandoverWaiting.tsx";
import { WaitingList } from "#components/inbox/WaitingList.tsx";
import { DocumentActs } from "#components/documents/DocumentActs.tsx";
import { Letter } from "#components/documents/Letter.tsx";
import { disclosureText } from "#components/documents/view.ts";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Route } from "#components/ui/Route.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { actsOf } from "../documents/[id]/acts.ts";
import { documentOfPage, routeOf } from "../documents/[id]/shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

const kinds = ["decide", "review", "cooperate", "confirm", "sign", "read", "returned", "recalled"] as const;

export default async function MyDay({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("inbox")]);
  const { db, actor, today, language } = context;
  const { items, handovers, total } = await whatWaits(db, actor, today);
  const kind = kinds.find((name) => name === query["kind"]) ?? null;
  const shown = kind ? items.filter((item) => item.waits === kind) : items;
  const open = shown.find((item) => item.id === query["open"]) ?? null;
  const hrefOf = (id: string) => `/my-day?${new URLSearchParams({ ...(kind ? { kind } : {}), open: id }).toString()}`;
  const chips = [
    { href: "/my-day", label: t("all"), count: total, current: kind === null },
    ...kinds.flatMap((name) => {
      const count = items.filter((item) => item.waits === name).length;
      return count > 0 ? [{ href: `/my-day?kind=${name}`, label: t(`waits.${name}`), count, current: kind === name }] : [];
    }),
  ];
  return (
    <div className="grid xl:grid-cols-[472px_minmax(0,1fr)]">
      <section className={`${open ? "hidden xl:block" : ""} border-line xl:min-h-[calc(100vh-84px)] xl:border-r`}>
        <header className="flex items-baseline justify-between px-4 pt-5 pb-3 md:px-6">
          <h1 className="text-page font-bold">{t("title")}</h1>
          <p className="text-meta text-text2">{formatDay(today, language)}</p>
        </header>
        <div className="px-4 pb-3 md:px-6">
          <Chips label={t("filters")} items={chips} />
        </div>
        {kind === null ? <HandoverWaiting items={handovers} language={language} today={today} /> : null}
        {shown.length > 0 ? (
          <WaitingList items={shown} openId={open?.id ?? null} hrefOf={hrefOf} language={language} today={today} />
        ) : handovers.length > 0 && kind === null ? null : (
          <EmptyState title={t("empty")} action={<ButtonLink href="/documents?list=sent">{t("emptyAction")}</ButtonLink>}>{t("emptyHint")}</EmptyState>
        )}
        <RowKeys within="#waiting" />
      </section>
      {open ? <Opened context={context} id={open.id} at={hrefOf(open.id)} place={t("place", { total: shown.length, n: shown.indexOf(open) + 1 })} form={query["form"]} /> : (
        <div className="hidden place-content-center p-10 xl:grid">
          {shown.length > 0 ? <EmptyState title={t("choose")}>{t("chooseHint")}</EmptyState> : null}
        </div>
      )}
    </div>
  );
}

async function Opened({ context, id, at, place, form }: { context: Awaited<ReturnType<typeof pageContext>>; id: string; at: string; place: string; form: string | string[] | undefined }) {
  const [open, t, d, kept] = await Promise.all([documentOfPage(context, id), getTranslations("inbox"), getTranslations("documents"), formOfPage(form)]);
  const { stops, signatures, cooperators } = await routeOf(open, context);
  return (
    <section className="flex min-w-0 flex-col" aria-label={open.title}>
      <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 md:px-6">
        <p className="text-meta text-text2">{place}</p>
        <div className="flex gap-2">
          <ButtonLink kind="plain" size="dense" href="/my-day" className="xl:hidden">{t("title")}</ButtonLink>
          <ButtonLink kind="plain" size="dense" href={`/documents/${id}`}>{t("openPage")}</ButtonLink>
        </div>
      </div>
      <div className="min-w-0 flex-1 px-4 py-5 md:px-6">
        <h2 className="mb-3 text-page font-bold [overflow-wrap:anywhere]">{open.title}</h2>
        {stops.length > 0 ? <Route stops={stops} /> : null}
        {open.row.summary ? (
          <>
            <h3 className="mt-5 mb-1 text-row font-semibold">{d("card.summary")}</h3>
            <p className="text-read">{open.row.summary}</p>
          </>
        ) : null}
        <div className="mt-5 -mx-4 bg-sunken px-4 py-5 md:-mx-6 md:px-6">
          <Letter
            agency={nameOf(open.agency, context.language)} title={open.title} body={open.body} files={open.files.map((file) => file.name)} signatures={signatures} cooperators={cooperators}
            number={open.row.numberLabel} address={open.agency.address} disclosure={disclosureText(d(`disclosure.${open.row.disclosure as "open"}`), open.row.reasons)}
          />
        </div>
      </div>
      <DocumentActs acts={actsOf(open, context)} at={at} kept={kept} />
    </section>
  );
}
