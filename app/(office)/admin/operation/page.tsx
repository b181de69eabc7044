import type { Metadata } from "next";
import type { ReactNode } from "react";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { hasRole } from "#lib/platform/actor.ts";
import { now } from "#lib/platform/clock.ts";
import { outboxLag } from "#lib/platform/worker.ts";
import { searchState } from "#lib/search/state.ts";
import { pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search.operation"))("title") };
}

/** What follows from an act is to follow within this. */
const soon = 2_000;

/** How far the indexes are behind the records, for whoever operates them. */
export default async function Operation() {
  const { db, actor } = await pageContext();
  if (!hasRole(actor, "administrator")) notFound();
  const [t, frame, format, lag, search] = await Promise.all([getTranslations("search.operation"), getTranslations("frame"), getFormatter(), outboxLag(now()), searchState(db)]);
  const seconds = (ms: number) => t("seconds", { n: format.number(ms / 1000, { maximumFractionDigits: 1 }) });
  const late = lag.p99Ms > soon || lag.oldestMs > soon * 15;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} crumbs={[{ label: frame("entries.admin"), href: "/admin" }]} />
      <div className="grid max-w-[720px] gap-6 px-4 py-5 md:px-6">
        {lag.givenUp > 0 ? <Notice tone="warn">{t("givenUpText", { n: lag.givenUp })}</Notice> : null}
        <section aria-labelledby="lag">
          <h2 id="lag" className="text-section font-semibold">{t("lag")}</h2>
          <dl className="mt-3 border-t border-line">
            <Line name={t("waiting")}>{t("items", { n: lag.waiting })}</Line>
            <Line name={t("oldest")}>{lag.waiting === 0 ? t("nothing") : seconds(lag.oldestMs)}</Line>
            <Line name={t("half")}>{seconds(lag.p50Ms)}</Line>
            <Line name={t("most")}>{`${seconds(lag.p99Ms)} · ${t(late ? "late" : "good")}`}</Line>
            <Line name={t("givenUp")}>{t("items", { n: lag.givenUp })}</Line>
          </dl>
        </section>
        <section aria-labelledby="index">
          <h2 id="index" className="text-section font-semibold">{t("index")}</h2>
          <dl className="mt-3 border-t border-line">
            <Line name={t("cluster")}>{t(`states.${search.cluster}`)}</Line>
            <Line name={t("missed")}>{t("items", { n: search.missed })}</Line>
            {search.refused > 0 ? <Line name={t("refused")}>{t("items", { n: search.refused })}</Line> : null}
            <Line name={t("rebuilding")}>{search.rebuilding ? t("rebuilt", { done: search.rebuilding.done, of: Math.max(search.rebuilding.done, search.rebuilding.of) }) : t("nothing")}</Line>
          </dl>
        </section>
      </div>
    </>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-b border-line py-2 text-row sm:grid-cols-[220px_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
