import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RemoveSynonym, SynonymForms } from "#components/search/SynonymForms.tsx";
import { Button } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { hasRole } from "#lib/platform/actor.ts";
import { synonymLines, synonymPage } from "#lib/search/synonyms.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search.synonyms"))("title") };
}

/** Words that search takes for the same: looked through, added, taken away, imported. */
export default async function Synonyms({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor }, query] = await Promise.all([pageContext(), searchParams]);
  if (!hasRole(actor, "administrator")) notFound();
  const q = typeof query["q"] === "string" ? query["q"].slice(0, 60).replaceAll("\0", "").trim() : "";
  const page = pageNumber(query["page"]);
  const [t, frame, kept, { lines, total }] = await Promise.all([getTranslations("search.synonyms"), getTranslations("frame"), formOfPage(query["form"]), synonymLines(db, q, page)]);
  const count = (name: string) => Math.max(0, Math.trunc(Number(query[name])) || 0);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} help="search" crumbs={[{ label: frame("entries.admin"), href: "/admin" }]} />
      <div className="grid items-start gap-8 px-4 py-5 md:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
        <section aria-labelledby="lines">
          <h2 id="lines" className="text-section font-semibold">{t("lines", { total })}</h2>
          <form method="get" action="/admin/synonyms" role="search" aria-label={t("find")} className="mt-3 flex max-w-[480px] items-end gap-2">
            <TextField name="q" type="search" label={t("find")} defaultValue={q} maxLength={60} className="flex-1" />
            <Button type="submit">{t("find")}</Button>
          </form>
          {lines.length === 0 ? (
            <EmptyState title={t(q === "" ? "none" : "noMatch")}>{t("noneText")}</EmptyState>
          ) : (
            <ul className="mt-3 border-t border-line">
              {lines.map((line) => (
                <li key={line.id} className="flex items-center justify-between gap-3 border-b border-line py-2 text-row">
                  <span className="min-w-0 [overflow-wrap:anywhere]">{line.words.join(" · ")}</span>
                  <RemoveSynonym id={line.id} words={line.words[0] ?? ""} />
                </li>
              ))}
            </ul>
          )}
          {total > synonymPage ? <Pagination page={page} pages={Math.ceil(total / synonymPage)} hrefOf={(to) => `/admin/synonyms?${new URLSearchParams({ ...(q ? { q } : {}), page: String(to) }).toString()}`} /> : null}
        </section>
        <SynonymForms kept={kept} imported={typeof query["added"] === "string" ? { added: count("added"), same: count("same"), failed: count("failed"), errors: [] } : null} />
      </div>
    </>
  );
}
