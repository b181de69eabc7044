import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Directory } from "#components/organisation/Directory.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatDay, formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { directoryPosts } from "#lib/organisation/directory.ts";
import { holdersOf } from "#lib/organisation/holders.ts";
import { chargesOf } from "#lib/tasks/charges.ts";
import { pageContext } from "#app/current.ts";

const opened = cache(async (id: string) => {
  const { db, today } = await pageContext();
  const [post] = /^[0-9a-f-]{36}$/.test(id) ? await directoryPosts(db, { touched: [id] }, today) : [];
  return post?.id === id ? post : notFound();
});

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const [post, { language }] = [await opened((await params).id), await pageContext()];
  return { title: nameOf(post, language) };
}

/** A post as every official may look it up: who holds it, its work, and who held it before. */
export default async function PostPage({ params }: { params: Promise<{ id: string }> }) {
  const [post, { db, today, language }, t] = [await opened((await params).id), await pageContext(), await getTranslations("organisation.directory")];
  const [charges, holders] = await Promise.all([chargesOf(db, [post.id], today), holdersOf(db, post.id)]);
  const department = nameOf({ nameKo: post.departmentKo, nameEn: post.departmentEn }, language);
  const holder = post.holderKo === null || post.holderEn === null ? null : nameOf({ nameKo: post.holderKo, nameEn: post.holderEn }, language);
  return (
    <>
      <PageHeader title={nameOf(post, language)} help="organisation" lead={holder && post.since ? t("holder", { name: holder, day: formatDay(post.since, language, today) }) : t("vacant")} />
      <Directory
        parts={[
          { title: t("department"), lines: [{ key: "department", what: <AppLink prose href={`/departments/${post.departmentId}`}>{department}</AppLink>, note: null }], none: "" },
          { title: t("work"), lines: charges.map((charge) => ({ key: charge.taskId, what: <AppLink prose href={`/tasks/${charge.taskId}`}>{nameOf(charge, language)}</AppLink>, note: t(charge.role) })), none: t("noWork") },
          { title: t("holders"), lines: [...holders].reverse().map((one) => ({ key: one.id, what: nameOf(one, language), note: formatPeriod(one.validFrom, one.validUntil, language) })), none: t("vacant") },
        ]}
      />
    </>
  );
}
