import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Chart } from "#components/usage/Chart.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Segments } from "#components/ui/Segments.tsx";
import { Table } from "#components/ui/Table.tsx";
import { formatDuration, formatInstant, formatMonth, formatNumber, formatPeriod } from "#lib/format.ts";
import { headedBy, lookAt, lookPage, looksAtMe } from "#lib/usage/looks.ts";
import { usageOf } from "#lib/usage/queries.ts";
import type { Figures, Who } from "#lib/usage/queries.ts";
import { beside, monthBefore, opened as openable } from "#lib/usage/rules.ts";
import type { Beside } from "#lib/usage/rules.ts";
import { nameOf } from "#lib/names.ts";
import { pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { pageNumber } from "#app/page-number.ts";
import { Rows } from "./Rows.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("title") };
}

const shown = ["drafted", "decided", "returns", "opinions", "median", "p90", "days"] as const;
type Shown = (typeof shown)[number];

export default async function Usage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("usage")]);
  const { db, actor, now: instant, today, language } = context;
  const asked = query["who"] === "person" && typeof query["person"] === "string" ? query["person"] : null;
  const person = asked ? await orNotFound(asked, () => lookAt(db, actor, asked, instant, today)) : null;
  const kind = person ? "person" : query["who"] === "department" ? "department" : "me";
  const who: Who = person ? { officialId: person.officialId } : kind === "department" ? "department" : "me";
  const pageIn = (name: string) => pageNumber(query[name]);
  const [{ month, compared, months }, people, seen] = await Promise.all([
    usageOf(db, actor, who, query["month"], today), kind === "department" ? headedBy(db, actor, today) : [], kind === "me" ? looksAtMe(db, actor, pageIn("looks")) : null,
  ]);
  const opened = openable.find((measure) => measure === query["rows"]);
  const of = (Object.keys(beside) as Beside[]).find((each) => each === query["of"]) ?? "now";
  const [now, before, yearAgo] = compared;
  const counted = { now, before, yearAgo }[of];
  const href = (at: string, rowsOfMeasure?: string, whose: string = kind, asked: Beside = "now", on = 1) =>
    `/usage?who=${whose}${person && whose === "person" ? `&person=${person.officialId}` : ""}&month=${at}${rowsOfMeasure ? `&rows=${rowsOfMeasure}${asked === "now" ? "" : `&of=${asked}`}${on > 1 ? `&page=${on}` : ""}#rows` : ""}`;
  const value = (figures: Figures | undefined, name: Shown) => {
    const number = figures?.[name] ?? null;
    if (number === null) return t("none");
    return name === "median" || name === "p90" ? formatDuration(number, language) : formatNumber(number, language);
  };
  const measureOf = (name: Shown) => (name === "median" || name === "p90" ? "lead" : name);
  const linked = (figures: Figures, name: Shown, at: string) =>
    figures[measureOf(name)] > 0 ? <AppLink prose href={href(at, measureOf(name))}>{value(figures, name)}</AppLink> : value(figures, name);
  const besides = (name: Shown, asked: "before" | "yearAgo", figures: Figures | undefined) => {
    const said = t(asked, { value: value(figures, name) });
    return figures && figures[measureOf(name)] > 0 ? <AppLink prose href={href(month, measureOf(name), kind, asked)} className="inline-block py-1">{said}</AppLink> : said;
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        badges={<Segments label={t("who.label")} items={(["me", "department"] as const).map((each) => ({ href: href(month, undefined, each), label: t(`who.${each}`), current: each === kind }))} />}
        actions={
          <nav aria-label={t("month")} className="flex items-center gap-2">
            <ButtonLink size="dense" href={href(monthBefore(month, 1))}>{t("monthBefore")}</ButtonLink>
            <strong className="figure px-1">{formatMonth(month, language)}</strong>
            {month < today.slice(0, 7) ? <ButtonLink size="dense" href={href(monthBefore(month, -1))}>{t("monthAfter")}</ButtonLink> : null}
            <a href={`/api/v1/usage/export?who=${kind}${person ? `&person=${person.officialId}` : ""}&month=${month}`} download className={buttonStyle("usual", "dense")}>{t("export")}</a>
          </nav>
        }
        lead={now ? t("lead", { period: formatPeriod(now.from, now.until, language) }) : null}
      />
      {person ? <div className="mx-4 mt-3 md:mx-6"><Notice title={t("ofPerson", { name: nameOf(person, language) })}>{t("told")}</Notice></div> : null}
      <dl className="mx-4 mt-4 grid grid-cols-2 border-y border-line md:mx-6 md:grid-cols-3 xl:grid-cols-7">
        {shown.map((name) => (
          <div key={name} className="border-line py-4 pr-3 xl:border-l xl:pl-4 xl:first:border-l-0 xl:first:pl-0">
            <dt className="text-row text-text2">{t(`measures.${name}`)}</dt>
            <dd>
              <p className="my-0.5 text-figure font-bold tabular-nums [&_a]:text-text [&_a]:decoration-link [&_a]:decoration-2 [&_a]:underline-offset-4">{now ? linked(now, name, month) : null}</p>
              <p className="text-meta text-text2 tabular-nums">{besides(name, "before", before)}</p>
              <p className="text-meta text-text2 tabular-nums">{besides(name, "yearAgo", yearAgo)}</p>
            </dd>
          </div>
        ))}
      </dl>
      <details className="mx-4 mt-3 md:mx-6">
        <summary className="min-h-11 cursor-pointer py-2 text-row text-link">{t("definitions")}</summary>
        <dl className="flex max-w-[720px] flex-col gap-2 text-row">
          {shown.map((name) => (
            <div key={name}>
              <dt className="font-semibold">{t(`measures.${name}`)}</dt>
              <dd className="text-text2">{t(`means.${kind === "department" ? "department" : "me"}.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {opened && counted ? <Rows context={context} who={who} measure={opened} month={month} of={of} page={pageIn("page")} counted={counted} hrefOf={(to) => href(month, opened, kind, of, to)} /> : null}
      <div className="mt-6 px-4 pb-6 md:px-6">
        <h2 className="mb-2 text-section font-semibold">{t("chart")}</h2>
        <Chart
          label={t("chart")}
          months={months.map((row, n) => formatMonth(row.month, language, n === 0 || row.month.endsWith("-01")))}
          lines={[{ label: t("measures.drafted"), values: months.map((row) => row.drafted) }, { label: t("measures.decided"), values: months.map((row) => row.decided) }]}
          unfinished={month === today.slice(0, 7)}
        />
        <div className="mt-8">
        <Table
          caption={t("thirteen")}
          captionShown
          columns={[
            { key: "month", head: t("month"), className: "whitespace-nowrap", cell: (row) => <AppLink prose href={href(row.month)}>{formatMonth(row.month, language)}</AppLink> },
            ...shown.map((name) => ({ key: name, head: t(`measures.${name}`), figure: true, cell: (row: (typeof months)[number]) => linked(row, name, row.month) })),
          ]}
          rows={months}
          rowKey={(row) => row.month}
        />
        </div>
        <p className="mt-3 text-meta text-text2">{t("private")}</p>
        {people.length > 0 ? (
          <section aria-labelledby="people" className="mt-6">
            <h2 id="people" className="text-section font-semibold">{t("people")}</h2>
            <p className="mt-0.5 mb-2 text-row text-text2">{t("peopleHint")}</p>
            <ul className="flex flex-wrap gap-2">
              {people.map((one) => (
                <li key={one.officialId}><ButtonLink size="dense" href={`/usage?who=person&person=${one.officialId}&month=${month}`}>{nameOf(one, language)}</ButtonLink></li>
              ))}
            </ul>
          </section>
        ) : null}
        {seen ? (
          <section aria-labelledby="looks" className="mt-6">
            <h2 id="looks" className="text-section font-semibold">{t("looks")}</h2>
            {seen.total === 0 ? <p className="text-row text-text2">{t("noLooks")}</p> : null}
            <ul>
              {seen.looks.map((look) => (
                <li key={`${look.viewerId} ${look.at.getTime()}`} className="flex flex-wrap gap-x-3 border-b border-line py-2 text-row"><strong>{nameOf({ nameKo: look.viewerKo, nameEn: look.viewerEn }, language)}</strong><span className="text-text2">{formatInstant(look.at, language, today)}</span>{look.times > 1 ? <span className="text-text2">{t("looksThatDay", { count: look.times })}</span> : null}</li>
              ))}
            </ul>
            <Pagination page={pageIn("looks")} pages={Math.max(1, Math.ceil(seen.total / lookPage))} hrefOf={(to) => `${href(month)}&looks=${to}#looks`} />
          </section>
        ) : null}
      </div>
    </>
  );
}
