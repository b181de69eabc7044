import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LessonForm } from "#components/lessons/LessonForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { firstStatus, recordKinds } from "#lib/lessons/rules.ts";
import { recordFor } from "#lib/lessons/store.ts";
import { nameOf } from "#lib/names.ts";
import { notFound as nothing } from "#lib/platform/operation.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lessons"))("write") };
}

/** A lesson on the record that the address names. */
export default async function NewLesson({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, language }, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("lessons")]);
  const [named = "", id = ""] = typeof query["on"] === "string" ? query["on"].split(":") : [];
  const kind = recordKinds.find((one) => one === named) ?? notFound();
  const on = await orNotFound(id, async () => {
    const record = await recordFor(db, actor, kind, id);
    if (!record?.settled || !actor.seat) throw nothing();
    return record;
  });
  return (
    <>
      <PageHeader title={t("write")} lead={t("writeLead")} help="lessons" crumbs={[{ label: t("lessons"), href: "/lessons" }]} />
      <div className="grid max-w-[720px] gap-4 px-4 py-5 md:px-6">
        <p className="text-row">{t.rich(`on.${kind}`, { title: nameOf(on, language), a: (chunks) => <AppLink prose href={`/${kind}s/${id}`} className="[overflow-wrap:anywhere]">{chunks}</AppLink> })}</p>
        <LessonForm action="/api/v1/lessons" values={{ recordKind: kind, recordId: id }} to="/lessons/:id" at={`/lessons/new?on=${kind}:${id}`} kept={await formOfPage(query["form"])} published={firstStatus(actor.seat?.isHead ?? false) === "published"} />
      </div>
    </>
  );
}
