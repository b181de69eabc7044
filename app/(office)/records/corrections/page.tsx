import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CorrectionActs } from "#components/register/CorrectionActs.tsx";
import { CorrectionLines } from "#components/register/CorrectionLines.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { sentenceOf } from "#lib/platform/messages.ts";
import { corrections, countCorrectionsWaiting, mayDecide, pageSize } from "#lib/register/requests.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";
import { RecordsHead } from "../head.tsx";
import { correctionsShown } from "../shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("tabs.corrections") };
}

/** Requests for corrections: those that wait, for the records officer to decide, and those decided. */
export default async function Corrections({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("register")]);
  const { db, actor, language } = context;
  const state = query["state"] === "decided" ? "decided" : "waiting";
  const page = pageNumber(query["page"]);
  const [{ rows, total }, waiting, kept] = await Promise.all([corrections(db, actor, { state, page }), countCorrectionsWaiting(db, actor), formOfPage(query["form"])]);
  const known = new Map(rows.map((row) => [row.id, row]));
  const at = `/records/corrections${state === "decided" ? "?state=decided" : ""}`;
  return (
    <>
      <RecordsHead current="corrections" waiting={waiting} lead={t("correction.lead")} />
      <div className="px-4 py-3 md:px-6">
        <Chips label={t("tabs.corrections")} items={(["waiting", "decided"] as const).map((one) => ({ href: one === "waiting" ? "/records/corrections" : "/records/corrections?state=decided", label: t(`correction.${one}`), current: one === state, ...(one === state ? { count: total } : {}) }))} />
      </div>
      {rows.length > 0 ? (
        <CorrectionLines
          lines={await correctionsShown(context, rows)}
          named
          acts={(line) => {
            const row = known.get(line.id);
            if (state === "decided" || !row) return null;
            const { decide } = mayDecide(row, actor);
            if (decide?.refused === "register.not-records-officer") return null;
            return <CorrectionActs id={line.id} label={`${t(`field.${line.field as "title"}`)} ${line.title}`} at={at} kept={kept} reason={decide ? sentenceOf(language, decide.refused) : null} />;
          }}
        />
      ) : (
        <EmptyState title={t(state === "waiting" ? "correction.noneWaiting" : "correction.none")}>{t("correction.noneHint")}</EmptyState>
      )}
      <div className="px-4 md:px-6">
        <Pagination page={page} pages={Math.ceil(total / pageSize)} hrefOf={(to) => `/records/corrections?state=${state}&page=${to}`} />
      </div>
    </>
  );
}
