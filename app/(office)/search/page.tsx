import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Results } from "#components/search/Results.tsx";
import { Narrow } from "#components/search/Narrow.tsx";
import { Understood } from "#components/search/Understood.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { dayOf } from "#lib/time.ts";
import { formatDay, formatNumber } from "#lib/format.ts";
import { facetNames } from "#lib/search/engine.ts";
import { understand } from "#lib/search/query.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { marked } from "#lib/search/words.ts";
import { pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

const size = 20;

export default async function SearchPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, language, today }, query, t, disclosure] = await Promise.all([pageContext(), searchParams, getTranslations("search"), getTranslations("documents.disclosure")]);
  const many = (name: string) => [query[name] ?? []].flat().filter((value) => value !== "").slice(0, 50).map((value) => value.slice(0, 200).replaceAll("\0", ""));
  const q = (many("q")[0] ?? [query["q"] ?? ""].flat()[0] ?? "").slice(0, 10_000);
  const page = Math.min(400, Math.max(1, Math.trunc(Number(query["page"])) || 1));
  const input = searchInput.parse({
    q, kind: many("kind"), department: many("department"), year: many("year"), disclosure: many("disclosure"), function: many("function"),
    scope: query["scope"] === "predecessors" ? "predecessors" : "all", sort: query["sort"] === "date" ? "date" : "fit", limit: size, offset: (page - 1) * size,
  });
  const asked = q.trim() !== "" || input.scope === "predecessors" || facetNames.some((name) => input[name].length > 0);
  const found = asked ? await search(db, actor, input) : null;
  const addressOf = (change: Record<string, string | null>) => {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ q, scope: input.scope === "all" ? null : input.scope, sort: input.sort === "fit" ? null : input.sort, ...change })) if (value) next.append(name, value);
    for (const name of facetNames) if (!(name in change)) for (const value of input[name]) next.append(name, value);
    return `/search?${next.toString()}`;
  };
  const labelOf = (name: string, value: string) => (name === "kind" ? t(`kinds.${value as "document"}`) : name === "disclosure" ? (disclosure.has(value as "open") ? disclosure(value as "open") : value) : value);
  const { parts } = understand(q);
  return (
    <div className="grid lg:grid-cols-[256px_minmax(0,1fr)]">
      <Narrow
        q={q}
        scope={input.scope}
        sort={input.sort}
        clearHref={`/search?${new URLSearchParams({ q }).toString()}`}
        facets={facetNames.map((name) => ({ name, values: (found?.facets[name] ?? []).map(({ value, count }) => ({ value, count: formatNumber(count, language), label: labelOf(name, value), chosen: input[name].includes(value) })) }))}
      />
      <div className="min-w-0 px-4 py-5 md:px-8">
        <h1 className="sr-only">{t("title")}</h1>
        {found?.fallback ? <Notice>{t("fallback")}</Notice> : null}
        {!found ? <EmptyState title={t("start")}>{t("startHint")}</EmptyState> : null}
        {found && found.total > 0 ? (
          <>
            <p className="border-b border-line2 pb-3">
              <strong className="text-page">{t("count", { total: found.total })}</strong> <span className="text-meta text-text2">{t("counted")}</span>
            </p>
            <Results
              hits={found.hits.map((hit) => ({
                id: hit.recordId, url: hit.url, titleHtml: marked(hit.title, q, 400), textHtml: marked(hit.text, q),
                kind: t(`kinds.${hit.kind}`), facts: [hit.number, formatDay(dayOf(hit.at), language, today), language === "en" && hit.departmentNameEn ? hit.departmentNameEn : hit.departmentNameKo].filter((fact): fact is string => Boolean(fact)),
                restricted: hit.disclosure === "open" ? null : labelOf("disclosure", hit.disclosure),
              }))}
            />
            {found.total > size ? <Pagination page={page} pages={Math.min(400, Math.ceil(found.total / size))} hrefOf={(to) => addressOf({ page: String(to) })} /> : null}
          </>
        ) : null}
        {found && found.total === 0 ? <Understood parts={parts.map((part) => ({ ...part, href: addressOf({ q: q.replace(part.raw, "").replace(/\s+/g, " ").trim() }) }))} /> : null}
      </div>
    </div>
  );
}
