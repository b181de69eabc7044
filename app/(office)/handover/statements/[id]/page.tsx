import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Statement } from "#components/handover/Statement.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatDay } from "#lib/format.ts";
import { openStatement } from "#lib/handover/queries.ts";
import { nameOf } from "#lib/names.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { stateOf, statementShown, stateTone } from "../../shown.ts";
import type { Search } from "../../shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("statement") };
}

/** The statement alone: what the one who has left still sees, to answer what is asked. */
export default async function StatementPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Search }) {
  const [{ id }, { db, actor, now, today, language }, query, t] = await Promise.all([params, pageContext(), searchParams, getTranslations("handover")]);
  const [open, kept] = await Promise.all([orNotFound(id, () => openStatement(db, actor, id, now, today, "page")), formOfPage(query["form"])]);
  const state = stateOf(open.row);
  return (
    <>
      <PageHeader
        title={t("page", { post: nameOf(open.post, language) })}
        help="handover"
        crumbs={[{ label: t("title"), href: "/handover" }, { label: nameOf({ nameKo: open.post.departmentNameKo, nameEn: open.post.departmentNameEn }, language) }]}
        badges={<Badge tone={stateTone[state]}>{t(`state.${state}`)}</Badge>}
        lead={`${t("fromTo", { from: open.from ? nameOf(open.from, language) : t("nobody"), to: nameOf(open.to, language) })}, ${t("from", { day: formatDay(open.begins, language) })}`}
        actions={<ButtonLink kind="plain" href={`/handover/statements/${id}/print`} icon={<Printer aria-hidden className="size-4" />}>{t("print")}</ButtonLink>}
      />
      <div className="mt-4 border-t border-line bg-sunken px-4 py-5 md:px-6">
        <div className="max-w-[800px]"><Statement statement={statementShown(open, language)} at={`/handover/statements/${id}`} kept={kept} today={today} language={language} /></div>
      </div>
    </>
  );
}
