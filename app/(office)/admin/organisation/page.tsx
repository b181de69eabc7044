import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ActForm } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { isDay } from "#lib/time.ts";
import { nameOf } from "#lib/names.ts";
import { administered } from "#lib/organisation/people.ts";
import { agenciesOn, inTreeOrder, unitsOn } from "#lib/organisation/structure.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.units"))("title") };
}

/** Agencies and departments as they were on a day. */
export default async function Organisation({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t, admin] = await Promise.all([pageContext(), searchParams, getTranslations("organisation.units"), getTranslations("organisation.admin")]);
  const mine = administered(actor);
  if (mine.length === 0) notFound();
  const on = typeof query["on"] === "string" && isDay(query["on"]) ? query["on"] : today;
  const [agencies, units, kept] = await Promise.all([agenciesOn(db, on), unitsOn(db, null, on), formOfPage(query["form"])]);
  const lines = Map.groupBy(inTreeOrder(units), (unit) => unit.agencyId);
  const own = inTreeOrder(units).filter((unit) => mine.includes(unit.agencyId));
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: admin("title"), href: "/admin" }]} lead={t("lead")} help="organisation" />
      <form method="get" className="flex flex-wrap items-end gap-3 px-4 pt-4 md:px-6">
        <TextField name="on" type="date" label={t("on")} defaultValue={on} />
        <Button type="submit">{t("show")}</Button>
      </form>
      {units.length === 0 ? <EmptyState title={t("empty")} /> : null}
      {[...agencies].sort((a, b) => Number(mine.includes(b.id)) - Number(mine.includes(a.id))).filter((agency) => lines.has(agency.id)).map((agency) => (
        <section key={agency.id} aria-label={nameOf(agency, language)} className="mt-5">
          <h2 className="flex min-h-8 items-center gap-2 border-y border-line bg-sunken px-4 text-meta font-semibold text-text2 md:px-6">{nameOf(agency, language)}</h2>
          <ul>
            {(lines.get(agency.id) ?? []).map((unit) => (
              <li key={unit.id} className="border-b border-line">
                <AppLink href={`/admin/organisation/${unit.id}`} className="flex min-h-11 flex-wrap items-center gap-x-3 py-1 pr-4 outline-offset-[-3px] hover:bg-sunken md:min-h-9 md:pr-6" style={{ paddingLeft: `calc(var(--gutter, 1rem) + ${unit.depth * 20}px)` }}>
                  <span className="text-row font-medium">{nameOf(unit, language)}</span>
                  {unit.isHandlingUnit ? <Badge>{t("handling")}</Badge> : null}
                  <span className="ml-auto text-meta text-text2 tabular-nums">{t("seats", { held: unit.held, posts: unit.posts })}</span>
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <details className="mx-4 mt-2 mb-8 pt-4 md:mx-6" open={kept !== null}>
        <summary className="min-h-11 cursor-pointer content-center text-row font-semibold md:min-h-9">{t("add")}</summary>
        <ActForm action="/api/v1/departments" to="/admin/organisation/:id" done={t("added")} kept={kept} label={t("add")} className="mt-2 grid max-w-[720px] gap-3 sm:grid-cols-2">
          <SelectField name="parentId" label={t("under")} options={own.map((unit) => ({ value: unit.id, label: `${"　".repeat(unit.depth)}${nameOf(unit, language)}` }))} placeholder={t("top")} />
          <TextField name="code" label={t("code")} hint={t("codeHint")} maxLength={20} required />
          <TextField name="nameKo" label={t("nameKo")} maxLength={100} required />
          <TextField name="nameEn" label={t("nameEn")} maxLength={100} required />
          <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
          <Checkbox name="isHandlingUnit" label={t("isHandlingUnit")} className="self-end pb-2" />
          <div className="sm:col-span-2"><Button type="submit">{t("add")}</Button></div>
        </ActForm>
      </details>
    </>
  );
}
