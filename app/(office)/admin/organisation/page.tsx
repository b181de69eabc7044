import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { TreeFilter } from "#components/classification/TreeFilter.tsx";
import { AgencyActs } from "#components/organisation/AgencyActs.tsx";
import { UnitTree } from "#components/organisation/UnitTree.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { matchScore } from "#lib/match.ts";
import { isDay } from "#lib/time.ts";
import { nameOf } from "#lib/names.ts";
import { namesOfAgencies } from "#lib/organisation/naming.ts";
import { administered } from "#lib/organisation/people.ts";
import { agenciesOn, foundIn, inTreeOrder, unitsOn } from "#lib/organisation/structure.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.units"))("title") };
}

/** Agencies and departments as they were on a day, the own ones first, with what may be done beside them. */
export default async function Organisation({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t, admin] = await Promise.all([pageContext(), searchParams, getTranslations("organisation.units"), getTranslations("organisation.admin")]);
  const mine = administered(actor);
  if (mine.length === 0) notFound();
  const on = typeof query["on"] === "string" && isDay(query["on"]) ? query["on"] : today;
  const q = typeof query["q"] === "string" ? query["q"].slice(0, 100).trim() : "";
  const [agencies, units, kept] = await Promise.all([agenciesOn(db, on), unitsOn(db, null, on), formOfPage(query["form"])]);
  const lines = inTreeOrder(units);
  const named = new Set(agencies.filter((agency) => q !== "" && matchScore([agency.nameKo, agency.nameEn, agency.otherNames, agency.code], q) > 0).map((agency) => agency.id));
  const found = foundIn(lines, q);
  const shown = lines.filter((line) => named.has(line.agencyId) || found.includes(line));
  const names = await namesOfAgencies(db, mine);
  const ordered = [...agencies].sort((a, b) => Number(mine.includes(b.id)) - Number(mine.includes(a.id)));
  const agencyOf = new Map(agencies.map((agency) => [agency.id, nameOf(agency, language)]));
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: admin("title"), href: "/admin" }]} lead={t("lead")} help="organisation" />
      <TreeFilter action="/admin/organisation" q={q} on={on} names={lines.map((unit) => ({ label: nameOf(unit, language), note: [unit.otherNames, agencyOf.get(unit.agencyId)].filter(Boolean).join(" · "), href: `/admin/organisation/${unit.id}?on=${on}` }))} />
      <div className="grid items-start lg:grid-cols-[minmax(0,1fr)_360px]">
        <div>
          {shown.length === 0 && named.size === 0 && q !== "" ? <EmptyState title={t("noMatch")}>{t("noMatchText")}</EmptyState> : <UnitTree agencies={q === "" ? ordered : ordered.filter((agency) => named.has(agency.id) || shown.some((unit) => unit.agencyId === agency.id))} lines={shown} on={on} language={language} />}
        </div>
        <aside className="grid gap-5 px-4 py-5 md:px-6 lg:border-l lg:border-line">
          <AgencyActs
            agencies={ordered.filter((agency) => mine.includes(agency.id)).map(({ id, nameKo, nameEn, senderKo, senderEn }) => ({ id, nameKo, nameEn, senderKo, senderEn, name: nameOf({ nameKo, nameEn }, language), names: names.get(id) ?? [] }))}
            parents={lines.filter((unit) => mine.includes(unit.agencyId)).map((unit) => ({ value: unit.id, agencyId: unit.agencyId, label: `${"　".repeat(unit.depth)}${nameOf(unit, language)}` }))}
            today={today}
            kept={kept}
            language={language}
          />
        </aside>
      </div>
    </>
  );
}
