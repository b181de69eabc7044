import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DisposalActs } from "#components/register/DisposalActs.tsx";
import { DisposalSteps } from "#components/register/DisposalSteps.tsx";
import { fileStateOf } from "#components/register/fileState.ts";
import { HoldList } from "#components/register/HoldList.tsx";
import { MarkReviewed, PlaceHold } from "#components/register/HoldActs.tsx";
import { retentionText } from "#components/register/words.ts";
import { disclosureText, disclosureTone } from "#components/documents/view.ts";
import { Section } from "#components/organisation/Section.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatDay, formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import { actsOn } from "#lib/history/of-record.ts";
import { filePage, openFile } from "#lib/register/appraisals.ts";
import { mayReview } from "#lib/register/files.ts";
import { retentionEnded } from "#lib/records/rules.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { pageNumber } from "#app/page-number.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("tabs.files") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One record file: its documents, its retention, what holds it, and how its appraisal stands. */
export default async function RecordFilePage({ params, searchParams }: Props) {
  const [{ db, actor, today, language }, { id }, query, t, d, a] = await Promise.all([pageContext(), params, searchParams, getTranslations("register"), getTranslations("documents"), getTranslations("audit")]);
  const page = pageNumber(query["page"]);
  const [open, failed] = await Promise.all([orNotFound(id, () => openFile(db, actor, id, page, today)), formOfPage(query["form"])]);
  const acts = await actsOn(db, { kind: "record-file", id }, 50);
  const { file, holds, stands, next, refused, held } = open;
  const at = `/records/files/${id}`;
  const holder = holds.find((hold) => hold.releasedAt === null);
  const kept = (form: string) => (failed?.values["_form"] === form ? failed : null);
  const title = `${file.year} ${nameOf({ nameKo: file.taskKo, nameEn: file.taskEn }, language)}`;
  const period = (retention: number) => retentionText(retention, (key, values) => t(key as "semi", values as never));
  const living = file.destroyedAt === null;
  const reviews = mayReview(file, stands) === null;
  // On a narrow page what waits for its reader stands below the list: the way there stands above it.
  const due = next && refused === null ? { at: "#disposal", what: t(`disposal.next.${next}`) } : reviews ? { at: "#information", what: t("files.review") } : null;
  const ended = retentionEnded(file.year, file.retention, today);
  const facts: [string, string][] = [
    [t("unit"), nameOf({ nameKo: file.unitKo, nameEn: file.unitEn }, language)],
    [t("column.task"), `${file.taskCode} ${nameOf({ nameKo: file.taskKo, nameEn: file.taskEn }, language)}`],
    [t("column.retention"), period(file.retention)],
    [t("files.retentionReason"), file.retentionReason],
    [t("column.kept"), file.keptUntil ? t("files.keptUntil", { from: formatDay(`${file.year + 1}-01-01`, language), until: formatDay(file.keptUntil, language) }) : t("noEnd")],
    [t("column.documents"), String(open.total)],
    [t("column.notOpen"), String(file.notOpen)],
  ];
  return (
    <>
      <PageHeader
        title={title}
        help="records"
        crumbs={[{ label: t("title"), href: "/records" }, { label: t("tabs.files"), href: `/records/files?unit=${file.departmentId}&year=${file.year}` }]}
        actions={due ? <ButtonLink kind="plain" className="xl:hidden" href={`${at}${due.at}`}>{due.what}</ButtonLink> : null}
        badges={<><Badge {...fileStateOf(file, (key) => t(`fileState.${key}`))} />{held ? <Badge tone="bad">{t("disposal.onHold")}</Badge> : null}</>}
      />
      <div className="grid gap-8 px-4 py-5 md:px-6 xl:grid-cols-[minmax(0,1fr)_400px]">
        <section aria-label={t("files.contents")} className="min-w-0">
          <h2 className="mb-2 text-section font-semibold">{t("files.contents")}</h2>
          {open.documents.length === 0 ? <p className="text-row text-text2">{t("files.contentsNone")}</p> : null}
          <ul id="contents" className="-mx-4 border-t border-line md:-mx-6">
            {open.documents.map((row) => (
              <Row
                key={`${row.id}:${row.original ?? ""}`}
                href={row.readable ? `/documents/${row.id}${row.original === null || row.original === row.version ? "" : `?tab=compare&from=${row.original}&to=${row.version}`}` : `/documents/${row.id}/correction`}
                badge={<Badge tone={disclosureTone[row.disclosure] ?? "grey"}>{disclosureText(d(`disclosure.${row.disclosure as "open"}`), row.reasons)}</Badge>}
                title={row.title}
                meta={[row.numberLabel, nameOf({ nameKo: row.drafterNameKo, nameEn: row.drafterNameEn }, language), row.readable ? null : t("restricted"), row.original === null ? null : `${t("originalMark")} ${d("version", { n: row.original })}`].filter(Boolean).join(" · ")}
                end={formatDay(dayOf(row.decidedAt), language, today)}
              />
            ))}
          </ul>
          <RowKeys within="#contents" />
          <Pagination page={page} pages={Math.ceil(open.total / filePage)} hrefOf={(to) => `${at}?page=${to}`} />
        </section>
        <aside className="grid min-w-0 content-start">
          <Section at="information" title={t("files.information")}>
            <dl className="grid grid-cols-[6.5rem_1fr] gap-x-4 gap-y-2 text-row">
              {facts.map(([label, value]) => (
                <div key={label} className="contents">
                  <dt className="text-text2">{label}</dt>
                  <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
                </div>
              ))}
            </dl>
            {file.reviewedAt ? <p className="mt-3 text-row">{t("files.reviewedBy", { name: nameOf({ nameKo: file.reviewedKo ?? "", nameEn: file.reviewedEn ?? "" }, language), when: formatInstant(file.reviewedAt, language, today) })}</p> : null}
            {reviews ? <><p className="mt-3 text-row text-text2">{t("files.reviewLead")}</p><MarkReviewed id={id} at={at} kept={kept("review")} /></> : null}
          </Section>
          {ended || open.steps.length > 0 ? (
            <Section at="disposal" title={t("disposal.title")} lead={t("disposal.lead")}>
              {held && holder ? <div className="mb-3"><Notice tone="bad" title={t("disposal.onHold")}>{sentenceOf(language, held.refused, { who: nameOf(holder, language), day: formatDay(dayOf(holder.at), language, today), reason: holder.reason })}</Notice></div> : null}
              <DisposalSteps steps={open.steps} language={language} today={today} />
              {next ? <p className="my-3 text-row font-semibold">{t(`disposal.next.${next}`)}</p> : null}
              {next && refused === null ? <DisposalActs key={next} id={id} next={next} retention={file.retention} today={today} at={at} kept={kept("appraisal")} /> : null}
            </Section>
          ) : null}
          <Section title={t("files.holds")}>
            <HoldList holds={holds} officer={stands.officer} language={language} today={today} at={at} failed={failed} />
            {stands.officer && living ? <PlaceHold what={{ recordFileId: id }} at={at} kept={kept("hold")} /> : null}
          </Section>
          <Section title={t("files.history")}>
            <ol className="grid gap-2">
              {acts.map((act) => (
                <li key={String(act.id)} className="border-l-2 border-line2 pl-3 text-row">
                  <p className="text-meta text-text2">{[nameOf(act, language), language === "en" ? act.postNameEn : act.postNameKo, formatInstant(act.at, language, today)].filter(Boolean).join(" · ")}</p>
                  <p>{a.has(`acts.${act.act}` as "acts.document.decided") ? a(`acts.${act.act}` as "acts.document.decided") : act.act}</p>
                </li>
              ))}
            </ol>
          </Section>
        </aside>
      </div>
    </>
  );
}
