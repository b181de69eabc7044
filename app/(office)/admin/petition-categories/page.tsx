import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CategoryForm } from "#components/petitions/CategoryForm.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { nameOf } from "#lib/names.ts";
import { handlingUnitsOn } from "#lib/organisation/units-on.ts";
import { categoryTable, knownCategories } from "#lib/petitions/queries.ts";
import { hasRole } from "#lib/platform/actor.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("petitions"))("categoriesTitle") };
}

/** Which unit receives petitions of which category. */
export default async function PetitionCategories({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { db, actor, today, language } = await pageContext();
  if (!hasRole(actor, "administrator")) notFound();
  const [t, frame, kept, table, known, units] = await Promise.all([getTranslations("petitions"), getTranslations("frame"), formOfPage((await searchParams)["form"]), categoryTable(db), knownCategories(db), handlingUnitsOn(db, today)]);
  const set = new Map(table.map((row) => [row.category, row.departmentId]));
  const groups = [...Map.groupBy(units, (unit) => nameOf({ nameKo: unit.agencyKo, nameEn: unit.agencyEn }, language))].map(([label, of]) => ({ label, options: of.map((unit) => ({ value: unit.id, label: nameOf(unit, language) })) }));
  return (
    <>
      <PageHeader title={t("categoriesTitle")} lead={t("categoriesLead")} help="petitions" crumbs={[{ label: frame("entries.admin"), href: "/admin" }]} />
      <div className="grid max-w-[720px] gap-1 px-4 py-5 md:px-6">
        {["", ...known.filter((category) => category !== "")].map((category) => (
          <CategoryForm key={category} category={category} unit={set.get(category) ?? ""} groups={groups} kept={kept?.values["category"] === category ? kept : null} />
        ))}
        <CategoryForm category={null} unit="" groups={groups} kept={null} />
      </div>
    </>
  );
}
