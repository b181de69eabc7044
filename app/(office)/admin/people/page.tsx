import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { AbsencesLeft } from "#components/organisation/AbsencesLeft.tsx";
import { Fold } from "#components/organisation/Fold.tsx";
import { SecretForm } from "#components/organisation/SecretForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Row } from "#components/ui/Row.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { nameOf } from "#lib/names.ts";
import { absencesLeft } from "#lib/organisation/deputies.ts";
import { administered, peopleOf, peoplePage } from "#lib/organisation/people.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.people"))("title") };
}

/** The people of the agencies that I administer. */
export default async function People({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query, t, admin] = await Promise.all([pageContext(), searchParams, getTranslations("organisation.people"), getTranslations("organisation.admin")]);
  const agencies = administered(actor);
  if (agencies.length === 0) notFound();
  const q = typeof query["q"] === "string" ? query["q"].slice(0, 100).replaceAll("\0", "") : "";
  const page = pageNumber(query["page"], 1_000);
  const [{ rows, total }, left, kept] = await Promise.all([peopleOf(db, agencies, today, { q, page }), absencesLeft(db, { agencyIds: agencies }, today), formOfPage(query["form"])]);
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: admin("title"), href: "/admin" }]} lead={t("lead")} help="organisation" />
      <form method="get" role="search" className="flex flex-wrap items-end gap-3 px-4 pt-4 md:px-6">
        <TextField name="q" label={t("find")} type="search" defaultValue={q} maxLength={100} className="w-full max-w-[360px]" />
        <Button type="submit">{t("show")}</Button>
        <span className="min-h-9 content-center text-row text-text2">{t("count", { count: total })}</span>
      </form>
      <div className="max-w-[768px] px-4 pt-4 md:px-6">
        <AbsencesLeft absences={left} language={language} />
        <Fold title={t("add")} open={kept !== null}>
          <SecretForm action="/api/v1/officials" field="password" label={t("add")} kept={kept} className="grid gap-3 sm:grid-cols-2">
            <TextField name="nameKo" label={t("nameKo")} maxLength={50} required />
            <TextField name="nameEn" label={t("nameEn")} maxLength={50} required />
            <TextField name="rankKo" label={t("rankKo")} maxLength={100} optional />
            <TextField name="rankEn" label={t("rankEn")} maxLength={100} optional />
            <TextField name="login" label={t("login")} hint={t("loginHint")} maxLength={50} autoCapitalize="none" required />
            <TextField name="email" label={t("email")} type="email" maxLength={100} optional />
            <div className="sm:col-span-2"><Button type="submit">{t("add")}</Button></div>
          </SecretForm>
        </Fold>
      </div>
      {rows.length === 0 ? <EmptyState title={t("none")} /> : null}
      <ul className="mt-4 border-t border-line">
        {rows.map((row) => (
          <Row
            key={row.id}
            href={`/admin/people/${row.id}`}
            title={nameOf(row, language)}
            meta={[row.departmentKo ? nameOf({ nameKo: row.departmentKo, nameEn: row.departmentEn ?? "" }, language) : t("noPost"), row.postKo ? nameOf({ nameKo: row.postKo, nameEn: row.postEn ?? "" }, language) : "", row.login ?? ""].filter(Boolean).join(" · ")}
            end={row.locked ? <Badge tone="bad">{t("locked")}</Badge> : row.away ? <Badge tone="warn">{t("away")}</Badge> : undefined}
          />
        ))}
      </ul>
      <div className="px-4 py-4 md:px-6"><Pagination page={page} pages={Math.max(1, Math.ceil(total / peoplePage))} hrefOf={(to) => `/admin/people?${new URLSearchParams({ ...(q ? { q } : {}), page: String(to) }).toString()}`} /></div>
    </>
  );
}
