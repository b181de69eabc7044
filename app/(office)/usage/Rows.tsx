import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { formatDay, formatDuration, formatInstant, formatPeriod } from "#lib/format.ts";
import type { Who } from "#lib/usage/queries.ts";
import { daysOf, rowPage, rowsOf } from "#lib/usage/rows.ts";
import type { Beside, Days, Month, Opened } from "#lib/usage/rules.ts";
import type { PageContext } from "#app/current.ts";

interface Props {
  context: PageContext;
  who: Who;
  measure: Opened;
  month: Month;
  of: Beside;
  page: number;
  /** The days that are counted. */
  counted: Days;
  hrefOf: (page: number) => string;
}

/** What one number counts: documents as far as one may know of them, or days. */
export async function Rows({ context, who, measure, month, of, page, counted, hrefOf }: Props) {
  const { db, actor, today, language } = context;
  const t = await getTranslations("usage");
  const documents = measure === "days" ? null : await rowsOf(db, actor, who, { measure, month, of, page }, today);
  const days = measure === "days" ? await daysOf(db, actor, who, { month, of }, today) : [];
  const unseen = documents ? documents.counted - documents.total : 0;
  return (
    <section id="rows" aria-labelledby="rows-title" className="mt-6">
      <h2 id="rows-title" className="px-4 text-section font-semibold md:px-6">{t(measure === "days" ? "daysCounted" : "rowsOf", { measure: t(`measures.${measure}`) })}</h2>
      <p className="px-4 text-meta text-text2 md:px-6">{formatPeriod(counted.from, counted.until, language)}</p>
      <ul className="mt-2 border-t border-line">
        {documents?.rows.map((row, n) => (
          <Row key={`${row.documentId}-${n}`} href={`/documents/${row.documentId}`} title={row.title || t("untitled")} meta={[row.numberLabel, row.minutes === null ? null : formatDuration(row.minutes, language)].filter(Boolean).join(" · ")} end={formatInstant(row.at, language, today)} />
        ))}
        {days.map(({ day, people }) => (
          <li key={day} className="flex gap-3 border-b border-line px-4 py-2 text-row md:px-6"><span>{formatDay(day, language, today)}</span>{who === "department" ? <span className="text-text2">{t("peopleThatDay", { count: people })}</span> : null}</li>
        ))}
      </ul>
      {unseen > 0 ? <p className="px-4 py-3 text-row text-text2 md:px-6">{t(documents?.total === 0 ? "unseen" : "more", { count: unseen })}</p> : null}
      {documents ? <div className="px-4 md:px-6"><Pagination page={page} pages={Math.max(1, Math.ceil(documents.total / rowPage))} hrefOf={hrefOf} /></div> : null}
      {days.length === 0 && (documents?.counted ?? 0) === 0 ? <EmptyState title={t("empty")} /> : null}
    </section>
  );
}
