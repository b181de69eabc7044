import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { AuditTabs } from "#components/audit/AuditTabs.tsx";
import { ExportForm } from "#components/audit/ExportForm.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatInstant, formatNumber } from "#lib/format.ts";
import { nameOf, placed } from "#lib/names.ts";
import { mostExported } from "#lib/audit/export.ts";
import { auditTrail, trailInput, verifyAll } from "#lib/audit/queries.ts";
import { actsKnown } from "#lib/history/trail.ts";
import { hasRole } from "#lib/platform/actor.ts";
import { pageContext } from "#app/current.ts";
import { given } from "./given.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

const size = 50;

/** The history of the agency, for its auditor: filter, export, verify. */
export default async function History({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, now, today, language }, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("audit")]);
  if (!hasRole(actor, "auditor")) notFound();
  const { input, wrong } = given(trailInput, query);
  const error = (name: string) => (wrong.has(name) ? t("wrong") : null);
  const [{ lines, next }, acts, verdict] = await Promise.all([auditTrail(db, actor, input, size), actsKnown(db), query["verify"] === "1" ? verifyAll(db, actor, now).catch(() => null) : undefined]);
  const values = { from: input.from ?? "", until: input.until ?? "", who: input.who, act: input.act, record: input.record };
  const addressOf = (more: Record<string, string>) => `/history?${new URLSearchParams(Object.entries({ ...values, ...more }).filter(([, value]) => value !== "")).toString()}`;
  const kinds = [...new Set(acts.map((act) => act.split(".")[0] ?? ""))];
  const word = (act: string) => (t.has(`acts.${act}` as "acts.document.decided") ? t(`acts.${act}` as "acts.document.decided") : act);
  const kind = (name: string) => (t.has(`kinds.${name}` as "kinds.document") ? t(`kinds.${name}` as "kinds.document") : name);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        help="history"
        actions={
          <>
            <ButtonLink href={addressOf({ verify: "1" })}>{t("verify")}</ButtonLink>
            <ExportForm action="/api/v1/history/exports" label={t("export")} values={values} most={mostExported} />
          </>
        }
      >
        <AuditTabs current="acts" />
      </PageHeader>
      {verdict !== undefined ? (
        <div className="px-4 pt-4 md:px-6">
          {verdict === null ? <Notice tone="warn" title={t("soon")} alert /> : verdict.holds ? (
            <Notice tone="ok" title={t("holds")} alert>{t("holdsText", { acts: formatNumber(verdict.acts, language), texts: formatNumber(verdict.texts, language), reads: formatNumber(verdict.reads, language), until: verdict.until ? formatInstant(new Date(verdict.until), language, today) : t("never") })}</Notice>
          ) : (
            <Notice tone="bad" title={t("broken")} alert>
              <span className="[overflow-wrap:anywhere]">{verdict.bad}</span>
              {verdict.place?.recordId ? <> <a className="text-link underline" href={addressOf({ record: verdict.place.recordId })}>{verdict.place.title || t("itsActs")}</a></> : null}
            </Notice>
          )}
        </div>
      ) : null}
      <form method="get" aria-label={t("filter")} className="grid items-end gap-3 px-4 py-4 sm:grid-cols-2 md:px-6 lg:grid-cols-[1fr_1fr_1.2fr_1.4fr_1.6fr_auto]">
        <TextField name="from" type="date" label={t("from")} defaultValue={values.from} error={error("from")} />
        <TextField name="until" type="date" label={t("until")} defaultValue={values.until} error={error("until")} />
        <TextField name="who" label={t("who")} defaultValue={values.who} maxLength={50} />
        <SelectField name="act" label={t("act")} placeholder={t("anyAct")} defaultValue={values.act} groups={kinds.map((name) => ({ label: kind(name), options: [{ value: `${name}.`, label: t("allOf", { kind: kind(name) }) }, ...acts.filter((act) => act.startsWith(`${name}.`)).map((act) => ({ value: act, label: word(act) }))] }))} />
        <TextField name="record" label={t("record")} defaultValue={values.record} maxLength={100} />
        <Button type="submit">{t("show")}</Button>
      </form>
      {lines.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
      <ol className="border-t border-line">
        {lines.map((row) => (
          <li key={row.id} className="grid gap-x-4 gap-y-0.5 border-b border-line px-4 py-2.5 text-row md:grid-cols-[11rem_minmax(0,1fr)] md:px-6">
            <time dateTime={row.at.toISOString()} className="text-meta text-text2 tabular-nums">{formatInstant(row.at, language, today)}</time>
            <div className="min-w-0">
              <p>
                <strong>{nameOf(row, language) || t("system")}</strong> <span className="text-text2">{placed(language === "en" ? row.postNameEn : row.postNameKo)}{row.onBehalfOf ? ` · ${t("behalf", { name: row.onBehalfOf })}` : ""}</span> · {word(row.act)}
              </p>
              <p className="[overflow-wrap:anywhere]">
                <span className="text-text2">{kind(row.recordKind)}</span>{" "}
                {row.title !== null ? <a className="text-link underline" href={row.recordKind === "memo" ? `/memos?open=${row.recordId}` : `/${row.recordKind}s/${row.recordId}`}>{row.title || row.recordId}</a> : ["document", "petition", "memo", "lesson"].includes(row.recordKind) ? <em className="text-text2 not-italic">{t("unknown")}</em> : <code className="text-meta">{row.recordId}</code>}
              </p>
              {row.reason ? <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{row.reason}</p> : null}
              {row.changed ? (
                <details>
                  <summary className="inline-flex min-h-6 cursor-pointer items-center text-meta text-link">{t("changed")}</summary>
                  <dl className="mt-1 grid gap-x-3 text-meta md:grid-cols-[4rem_minmax(0,1fr)]">
                    <dt className="text-text2">{t("before")}</dt>
                    <dd className="[overflow-wrap:anywhere]"><code>{row.changed.before === null ? t("nothing") : JSON.stringify(row.changed.before)}</code></dd>
                    <dt className="text-text2">{t("after")}</dt>
                    <dd className="[overflow-wrap:anywhere]"><code>{row.changed.after === null ? t("nothing") : JSON.stringify(row.changed.after)}</code></dd>
                  </dl>
                </details>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {next ? <div className="px-4 py-4 md:px-6"><ButtonLink href={addressOf({ before: next })}>{t("older")}</ButtonLink></div> : null}
    </>
  );
}
