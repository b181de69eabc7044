import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { nameOf } from "#lib/names.ts";
import type { Language, Named } from "#lib/names.ts";

interface Line extends Named {
  id: string;
  agencyId: string;
  depth: number;
  isHandlingUnit: boolean;
  posts: number;
  held: number;
}

/** Agencies with their departments of a day, each under the one it belongs to. */
export function UnitTree({ agencies, lines, on, language }: { agencies: readonly (Named & { id: string; otherNames: string })[]; lines: readonly Line[]; on: string; language: Language }) {
  const t = useTranslations("organisation.units");
  const of = Map.groupBy(lines, (line) => line.agencyId);
  return agencies.map((agency) => (
    <section key={agency.id} aria-label={nameOf(agency, language)}>
      <h2 className="flex min-h-8 items-center border-y border-line bg-sunken px-4 text-meta font-semibold text-text2 md:px-6">{nameOf(agency, language)}{agency.otherNames ? <span className="ml-2 font-normal">{t("before", { names: agency.otherNames })}</span> : null}</h2>
      {of.has(agency.id) ? null : <EmptyState title={t("empty")} />}
      <ul className="mb-5">
        {(of.get(agency.id) ?? []).map((unit) => (
          <li key={unit.id} className="border-b border-line">
            <AppLink href={`/admin/organisation/${unit.id}?on=${on}`} className="flex min-h-11 items-center gap-x-3 px-4 py-1 outline-offset-[-3px] hover:bg-sunken md:min-h-9 md:px-6">
              <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5" style={{ marginLeft: `${unit.depth * 20}px` }}>
                <span className="text-row font-medium">{nameOf(unit, language)}</span>
                {unit.isHandlingUnit ? <Badge>{t("handling")}</Badge> : null}
                {unit.held < unit.posts ? <Badge tone="warn">{t("vacancies", { count: unit.posts - unit.held })}</Badge> : null}
              </span>
              <span className="ml-auto text-meta whitespace-nowrap text-text2 tabular-nums">{t("seats", { held: unit.held, posts: unit.posts })}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  ));
}
