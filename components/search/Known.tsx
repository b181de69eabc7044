import { AskAccessLink } from "#components/register/AskAccess.tsx";
import { formatDay, formatNumber } from "#lib/format.ts";
import { unitOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";

/** As programs are told of it. */
export interface ShownKnown {
  id: string;
  title: string;
  number: string | null;
  date: string;
  department: string;
  departmentEn: string;
  agency: string | null;
  agencyEn: string | null;
}

export interface KnownSays {
  title: string;
  lead: string;
  more: string;
  askAccess: string;
}

/**
 * Problem: beside what was found stands what one may know of and not read, by its title alone, with the way to ask for it.
 * Parameters: documents (the latest), total (how many there are), today (`YYYY-MM-DD`), says (its sentences: it is drawn in the browser too).
 * Example: <Known total={7} documents={documents} language="ko" today="2026-11-23" says={says} />
 */
export function Known({ total, documents, language, today, says }: { total: number; documents: readonly ShownKnown[]; language: Language; today: string; says: KnownSays }) {
  return (
    <section aria-labelledby="known" className="mt-5 rounded-panel bg-sunken px-4 py-4 md:px-5">
      <h2 id="known" className="text-body font-semibold">{says.title} <span className="tabular-nums">{formatNumber(total, language)}</span></h2>
      <p className="mt-0.5 text-meta text-text2">{says.lead}</p>
      <ul className="mt-2">
        {documents.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0">
            <span className="min-w-0">
              <span className="block text-row font-medium [overflow-wrap:anywhere]">{one.title}</span>
              <span className="block text-meta text-text2">
                {[one.number, formatDay(one.date, language, today), unitOf({ departmentNameKo: one.department, departmentNameEn: one.departmentEn, agencyNameKo: one.agency, agencyNameEn: one.agencyEn }, language)].filter(Boolean).join(" · ")}
              </span>
            </span>
            <AskAccessLink id={one.id} title={one.title} says={says.askAccess} />
          </li>
        ))}
      </ul>
      {total > documents.length ? <p className="mt-1 text-meta text-text2">{says.more}</p> : null}
    </section>
  );
}
