import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { AbsencesLeft } from "#components/organisation/AbsencesLeft.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { absencesLeft } from "#lib/organisation/deputies.ts";
import { appointmentsAround } from "#lib/organisation/upcoming.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.admin"))("appointments") };
}

export default async function Appointments({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("organisation.admin")]);
  const agencies = actor.roles.filter((held) => held.role === "administrator").map((held) => held.agencyId);
  if (agencies.length === 0) notFound();
  const [rows, left, kept] = await Promise.all([appointmentsAround(db, agencies, today), absencesLeft(db, { agencyIds: agencies }, today), formOfPage(query["form"])]);
  return (
    <>
      <PageHeader title={t("appointments")} help="organisation" crumbs={[{ label: t("title"), href: "/admin" }]} lead={t("appointmentsLead")} />
      {left.length > 0 ? <div className="px-4 pt-4 md:px-6"><AbsencesLeft absences={left} language={language} /></div> : null}
      {rows.length === 0 ? <EmptyState title={t("none")} /> : null}
      <ul className="mt-4 border-t border-line">
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line px-4 py-3 md:px-6">
            <details>
              <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-4 gap-y-1">
                <strong className="text-row">{nameOf(row, language)}</strong>
                <Badge>{t(`kind.${row.kind as "regular"}`)}</Badge>
                <span className="text-row text-text2">
                  {nameOf({ nameKo: row.departmentKo, nameEn: row.departmentEn }, language)} {nameOf({ nameKo: row.postKo, nameEn: row.postEn }, language)}
                </span>
                <span className="ml-auto text-meta text-text2">{formatPeriod(row.validFrom, row.validUntil, language)}</span>
              </summary>
              {row.beforeKo ? <p className="mt-2 text-meta text-text2">{t("before")}: {nameOf({ nameKo: row.beforeKo, nameEn: row.beforeEn ?? "" }, language)}</p> : null}
              <ActForm action={`/api/v1/appointments/${row.id}/moves`} at="/admin/appointments" done={t("moved")} kept={kept?.values["id"] === row.id ? kept : null} label={t("move")} className="mt-3 flex flex-wrap items-end gap-3">
                <TextField name="validFrom" type="date" label={t("newDay")} defaultValue={today} required />
                <TextField name="reason" label={t("reason")} optional />
                <Button type="submit">{t("save")}</Button>
              </ActForm>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
