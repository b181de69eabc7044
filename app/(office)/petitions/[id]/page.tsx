import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { RecordReads } from "#components/audit/RecordReads.tsx";
import { AddButton } from "#components/keeping/AddLink.tsx";
import { PetitionActs } from "#components/petitions/PetitionActs.tsx";
import { statusTone } from "#components/petitions/view.ts";
import { Beside, BesideTabs } from "#components/search/Beside.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatDay, formatInstant } from "#lib/format.ts";
import { actsOn } from "#lib/history/of-record.ts";
import { nameOf, placed } from "#lib/names.ts";
import { openPetition, unitsOf } from "#lib/petitions/queries.ts";
import { readsOfPetition } from "#lib/petitions/reads.ts";
import { maySeeReads } from "#lib/petitions/rules.ts";
import type { PetitionStatus } from "#lib/petitions/rules.ts";
import { petitionTold } from "#lib/search/told.ts";
import { dayFrom, dayFromNullable } from "#lib/time.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { besideOf } from "#app/(office)/beside.ts";
import { readsShown } from "#app/(office)/reads.ts";
import { orNotFound } from "#app/or-not-found.ts";

const opened = cache(async (id: string) => {
  const { db, actor, now } = await pageContext();
  return orNotFound(id, () => openPetition(db, actor, id, now, "page"));
});

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  return { title: (await opened((await params).id)).row.title };
}

/** A petition: its text, how it was received, and what its unit does with it. */
export default async function PetitionPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ id }, context, t, query] = await Promise.all([params, pageContext(), getTranslations("petitions"), searchParams]);
  const { db, actor, now, today, language } = context;
  const [kept, { row, may }] = await Promise.all([formOfPage(query["form"]), opened(id)]);
  const holds = maySeeReads(row.departmentId, unitsOf(actor)) === null;
  const [acts, reads, beside] = await Promise.all([actsOn(db, { kind: "petition", id }), holds && query["reads"] !== undefined ? readsOfPetition(db, actor, id, now, "page") : null, query["tab"] === "related" ? besideOf(context, petitionTold({ row })) : null]);
  const status = row.status as PetitionStatus;
  const ends = dayFromNullable(row.endsOn);
  const facts: [string, string][] = [
    [t("receipt"), row.receiptLabel],
    [t("unit"), nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language)],
    [t("category"), row.category || t("noCategory")],
    [t("begun"), formatDay(dayFrom(row.begunOn), language, today)],
    [t("handler"), nameOf({ nameKo: row.handlerNameKo ?? "", nameEn: row.handlerNameEn ?? "" }, language)],
    [t("ends"), ends ? formatDay(ends, language, today) : ""],
    [t("votes"), t("votesCount", { count: row.votes })],
    [t("receivedAt"), formatInstant(row.receivedAt, language, today)],
  ];
  const next = may.handle === null ? "handle" : may.answer === null ? "answer" : null;
  return (
    <>
      <PageHeader title={row.title} help="petitions" crumbs={[{ label: t("title"), href: "/petitions" }]} badges={<Badge tone={statusTone[status]}>{t(`status.${status}`)}</Badge>} actions={<AddButton kind="petition" id={id} />}>
        <BesideTabs at={`/petitions/${id}`} label={t("content")} related={beside !== null} />
      </PageHeader>
      <div className="grid gap-8 border-t border-line px-4 py-5 md:px-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 content-start gap-6">
          {beside ? <Beside beside={beside} /> : <article aria-label={t("content")} className="max-w-[720px] text-read break-words whitespace-pre-wrap">{row.content.replaceAll("\\n", "\n")}</article>}
        </div>
        <aside className="grid content-start gap-6">
          <section aria-label={t("card")}>
            <h2 className="mb-2 text-section font-semibold">{t("card")}</h2>
            <dl className="grid grid-cols-[6rem_1fr] gap-x-4 gap-y-2 text-row">
              {facts.filter(([, value]) => value !== "").map(([label, value]) => (
                <div key={label} className="contents">
                  <dt className="text-text2">{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
          {next ? <PetitionActs id={id} next={next} kept={kept} /> : null}
          {holds && !reads ? <p><AppLink prose href={`/petitions/${id}?reads=1#reads`}>{t("reads")}</AppLink></p> : null}
          <section aria-label={t("history")}>
            <h2 className="mb-2 text-section font-semibold">{t("history")}</h2>
            <ol className="grid gap-2">
              {acts.map((act) => {
                const kind = act.act.replace("petition.", "");
                return (
                  <li key={String(act.id)} className="border-l-2 border-line2 pl-3 text-row">
                    <p className="text-meta text-text2">{[nameOf(act, language) || t("system"), placed(language === "en" ? act.postNameEn : act.postNameKo), formatInstant(act.at, language, today)].filter(Boolean).join(" · ")}</p>
                    <p>{kind === "received" || kind === "handling" || kind === "answered" || kind === "closed" ? t(`acts.${kind}`) : act.act}</p>
                    {act.reason ? <p className="whitespace-pre-wrap">{act.reason}</p> : null}
                  </li>
                );
              })}
            </ol>
          </section>
        </aside>
      </div>
      {reads ? <div className="px-4 pb-8 md:px-6"><RecordReads lead={t("readsLead")} {...readsShown(context, reads)} /></div> : null}
    </>
  );
}
