import { X } from "lucide-react";
import type { Metadata } from "next";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Also } from "#components/search/Also.tsx";
import { BestPassage } from "#components/search/BestPassage.tsx";
import { CountOpenings } from "#components/search/CountOpenings.tsx";
import { ExportSearch } from "#components/keeping/ExportSearch.tsx";
import { SavedList } from "#components/keeping/SavedList.tsx";
import { SaveSearch } from "#components/keeping/SaveSearch.tsx";
import { Fold } from "#components/organisation/Fold.tsx";
import { Known } from "#components/search/Known.tsx";
import { KnownLater } from "#components/search/KnownLater.tsx";
import { Meant } from "#components/search/Meant.tsx";
import { Results } from "#components/search/Results.tsx";
import { Narrow } from "#components/search/Narrow.tsx";
import { SearchMonths } from "#components/search/SearchMonths.tsx";
import { Operators } from "#components/search/Operators.tsx";
import { Understood } from "#components/search/Understood.tsx";
import { WhyHere } from "#components/search/WhyHere.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Segments } from "#components/ui/Segments.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { dayOf } from "#lib/time.ts";
import { formatDay, formatNumber } from "#lib/format.ts";
import { facetNames } from "#lib/search/engine.ts";
import { mostExported } from "#lib/keeping/rules.ts";
import { labelled } from "#lib/search/labels.ts";
import { understand } from "#lib/search/query.ts";
import type { Part } from "#lib/search/query.ts";
import { composed, formFieldNames, formOf } from "#lib/search/composing.ts";
import { asTold, knownByTitle } from "#lib/search/known.ts";
import { nearest } from "#lib/search/forgiving.ts";
import { questionIn, search, searchInput } from "#lib/search/queries.ts";
import { shownOf } from "#lib/search/showing.ts";
import { noteVain } from "#lib/search/vain.ts";
import { rewritten } from "#lib/search/useful.ts";
import { searchUnderstood } from "#lib/search/understanding.ts";
import { marked } from "#lib/search/words.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";
import { keptFor } from "./kept.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

const size = 20;

export default async function SearchPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t, disclosure, keeping] = await Promise.all([pageContext(), searchParams, getTranslations("search"), getTranslations("documents.disclosure"), getTranslations("keeping")]);
  const { db, actor, now, language, today } = context;
  const many = (name: string) => [query[name] ?? []].flat().filter((value) => value !== "").slice(0, 50).map((value) => value.slice(0, 200).replaceAll("\0", ""));
  const typed = questionIn([query["q"] ?? []].flat().find((value) => value !== "") ?? "");
  // Whoever fills in the form gets the text that says the same, and the other way round.
  const filled = formFieldNames.some((name) => `f.${name}` in query);
  const q = filled ? questionIn(composed(typed, Object.fromEntries(formFieldNames.map((name) => [name, many(`f.${name}`)[0] ?? ""])))) : typed;
  const page = pageNumber(query["page"], 400);
  const input = searchInput.parse({
    q, kind: many("kind"), department: many("department"), year: many("year"), disclosure: many("disclosure"), function: many("function"),
    scope: query["scope"] === "predecessors" ? "predecessors" : "all", sort: query["sort"] === "date" ? "date" : "fit", ...(query["exact"] === "1" ? { exact: "1" as const } : {}), ...(query["why"] === "1" ? { why: "1" as const } : {}), limit: size, offset: (page - 1) * size,
  });
  const asked = q.trim() !== "" || input.scope === "predecessors" || facetNames.some((name) => input[name].length > 0);
  // What narrows by more than words says nothing of what may not be read.
  const plain = input.scope === "all" && page === 1 && facetNames.every((name) => input[name].every((value) => name === "kind" && value === "document"));
  const [found, kept, failed] = filled ? [null, null, null] : await Promise.all([asked ? searchUnderstood(db, actor, input) : null, keptFor(context, query["saved"]), formOfPage(query["form"])]);
  if (found) noteVain(db, actor, input, found, now);
  // Beside what was found it can follow; where nothing was, it is what there is.
  const mayKnow = found !== null && plain && q.trim() !== "";
  const known = mayKnow && (found.total === 0 || query["known"] === "1") ? await knownByTitle(db, actor, q) : null;
  const ofKnown = { language, today, says: { title: t("known.title"), lead: t("known.lead"), more: t("known.more"), ask: t("known.ask"), askAccess: t("known.askAccess") } };
  const shown = found ? await shownOf(db, actor, input, found) : null;
  const facets = found ? await labelled(db, found.facets, language) : null;
  const addressOf = (change: Record<string, string | null>) => {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ q, scope: input.scope === "all" ? null : input.scope, sort: input.sort === "fit" ? null : input.sort, exact: input.exact ?? null, why: input.why ?? null, ...change })) if (value) next.append(name, value);
    for (const name of facetNames) if (!(name in change)) for (const value of input[name]) next.append(name, value);
    return `/search?${next.toString()}`;
  };
  if (filled) redirect(addressOf({}) as Route);
  const lessOf = (name: (typeof facetNames)[number], value: string) => {
    const address = new URL(addressOf({}), "http://x");
    const rest = address.searchParams.getAll(name).filter((one) => one !== value);
    address.searchParams.delete(name);
    for (const one of rest) address.searchParams.append(name, one);
    return `/search?${address.searchParams.toString()}`;
  };
  const labelOf = (name: (typeof facetNames)[number], value: string) =>
    facets?.[name].find((one) => one.value === value)?.label ?? (name === "kind" && t.has(`kinds.${value as "document"}`) ? t(`kinds.${value as "document"}`) : name === "disclosure" && disclosure.has(value as "open") ? disclosure(value as "open") : value);
  const departmentOf = (hit: { departmentNameKo: string; departmentNameEn: string }) => (language === "en" && hit.departmentNameEn ? hit.departmentNameEn : hit.departmentNameKo);
  const { parts } = understand(q);
  const unknown = parts.filter((part) => part.field === "unknown" || part.field === "unknownMinus").slice(0, 5);
  const also = found ? found.asked.question.also.slice(0, 8) : [];
  const form = formOf(q);
  const without = ({ at, raw }: Part) => `${q.slice(0, at)}${q.slice(at + raw.length)}`.replace(/\s+/g, " ").trim();
  // What would be found without one of the conditions: asked for a few, whatever the question's length.
  const dropped = found?.total === 0 && parts.length > 1 ? await Promise.all(parts.slice(0, 5).map((part) => search(db, actor, { ...input, q: without(part), limit: 1, offset: 0 }))) : [];
  const near = found?.total === 0 ? (await Promise.all(parts.filter((part) => part.field === "word").slice(0, 3).map((part) => nearest(db, part.raw, 3)))).flat() : [];
  const ofPost = actor.seats.length > 0;
  const chosen = [
    ...facetNames.flatMap((name) => input[name].map((value) => ({ key: `${name}:${value}`, label: `${t(name)}: ${labelOf(name, value)}`, href: lessOf(name, value) }))),
    ...(input.scope === "predecessors" ? [{ key: "scope", label: t("scope"), href: addressOf({ scope: null }) }] : []),
    ...(input.exact ? [{ key: "exact", label: t("meant.exact"), href: addressOf({ exact: null }) }] : []),
  ];
  return (
    <>
    <h1 className="sr-only">{t("title")}</h1>
    <div className="grid lg:min-h-[calc(100dvh-var(--frame))] lg:grid-cols-[256px_minmax(0,1fr)] xl:grid-cols-[256px_minmax(0,1fr)_262px]">
      <Narrow
        q={q}
        scope={input.scope}
        kept={Object.entries({ sort: input.sort === "fit" ? undefined : input.sort, exact: input.exact, why: input.why }).flatMap(([name, value]) => (value ? [{ name, value }] : []))}
        chosen={chosen.length}
        clearHref={addressOf({ scope: null, exact: null, ...Object.fromEntries(facetNames.map((name) => [name, null])) })}
        form={formFieldNames.map((name) => ({ name, value: form[name] }))}
        months={found ? <SearchMonths months={found.months} q={q} language={language} baseOf={(rest) => addressOf({ q: rest })} /> : null}
        facets={facetNames.map((name) => ({ name, values: [...inPlace(name, facets?.[name] ?? []), ...input[name].filter((value) => !facets?.[name].some((one) => one.value === value)).map((value) => ({ value, label: labelOf(name, value), count: 0 }))].map(({ value, label, count }) => ({ value, count: formatNumber(count, language), label, chosen: input[name].includes(value) })) }))}
      />
      <div className="min-w-0 px-4 py-5 md:px-8">
        {found?.fallback ? <Notice>{t("fallback")}</Notice> : null}
        {!found ? <div className="-mx-4 md:-mx-6"><EmptyState title={t("start")} action={ofPost ? <ButtonLink href="/search?scope=predecessors">{t("predecessors")}</ButtonLink> : undefined}>{t("startHint")}</EmptyState></div> : null}
        {kept?.opened ? <p className="mb-3 text-row font-semibold">{keeping("opened", { name: kept.opened.name })}</p> : null}
        {chosen.length > 0 ? (
          <ul aria-label={t("chosen")} className="mb-3 flex flex-wrap gap-2">
            {chosen.map((one) => (
              <li key={one.key}>
                <AppLink href={one.href} className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-control px-3 text-row hover:bg-sunken md:min-h-8">
                  {one.label} <X aria-hidden className="size-4" /><span className="sr-only">{t("drop")}</span>
                </AppLink>
              </li>
            ))}
          </ul>
        ) : null}
        {found && unknown.length > 0 ? <p className="mb-3 border-l-2 border-control pl-3 text-row [overflow-wrap:anywhere]">{t("takenAsWords", { words: unknown.map((part) => `‘${part.raw.slice(0, 60)}’`).join(" ") })}</p> : null}
        {also.length > 0 ? <Also words={also} exactHref={found?.understood?.applied ? null : addressOf({ exact: "1" })} /> : null}
        {found?.understood ? (
          <Meant changes={found.understood.changes} applied={found.understood.applied} exactHref={addressOf({ exact: "1" })} meantHref={addressOf({ q: found.understood.q })} />
        ) : null}
        {found && shown && found.total > 0 ? (
          <>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line2 pb-3">
              <p><strong className="text-page">{t("count", { total: found.total })}</strong> <span className="text-meta text-text2">{t("counted")}</span></p>
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                {ofPost && input.scope === "all" ? <AppLink prose href={addressOf({ scope: "predecessors" })} className="inline-flex min-h-11 items-center text-row md:min-h-7">{t("predecessors")}</AppLink> : null}
                {input.sort === "fit" ? <AppLink prose href={addressOf({ why: input.why ? null : "1" })} className="inline-flex min-h-11 items-center text-row md:min-h-7">{t(input.why ? "why.hide" : "why.ask")}</AppLink> : null}
                <Segments label={t("sort")} items={(["fit", "date"] as const).map((sort) => ({ href: addressOf({ sort: sort === "fit" ? null : sort }), label: t(sort), current: input.sort === sort }))} />
              </div>
            </div>
            <CountOpenings q={shown.words}>
            {shown.answer ? (
              <div className="pt-4">
                <BestPassage id={shown.answer.hit.recordId} kind={shown.answer.hit.kind} kindName={t(shown.answer.hit.kind === "document" && !shown.answer.hit.facts?.includes("settled") ? "undecided" : `kinds.${shown.answer.hit.kind}`)} html={shown.answer.marked} url={shown.answer.url} title={shown.answer.hit.title} facts={[formatDay(dayOf(shown.answer.hit.at), language, today), departmentOf(shown.answer.hit), ...(shown.answer.page === null ? [] : [t("page", { page: shown.answer.page })])]} />
              </div>
            ) : null}
            <Results
              hits={shown.hits.map(({ hit, url, marked: textHtml, page: sheet, supersededBy, why }) => ({
                id: hit.recordId, fresh: kept?.fresh.has(hit.recordId) ? keeping("freshHit") : null, url, titleHtml: marked(hit.title, shown.words, 400), title: hit.title, textHtml, kind: hit.kind, kindName: t(`kinds.${hit.kind}`),
                facts: [hit.facts?.includes(rewritten) ? t("rewritten") : null, sheet === null ? null : t("page", { page: sheet }), hit.number, formatDay(dayOf(hit.at), language, today), departmentOf(hit)].filter((fact): fact is string => Boolean(fact)),
                restricted: hit.disclosure === "open" ? null : labelOf("disclosure", hit.disclosure),
                supersededBy: supersededBy && { url: `/documents/${supersededBy.id}`, title: supersededBy.number ? `${supersededBy.title} (${supersededBy.number})` : supersededBy.title }, why: why && <WhyHere why={why} />,
              }))}
              says={{ superseded: t("superseded"), add: keeping("collections.add") }}
            />
            </CountOpenings>
            {found.total > size ? <Pagination page={page} pages={Math.min(400, Math.ceil(found.total / size))} hrefOf={(to) => addressOf({ page: String(to), saved: kept?.opened?.id ?? null })} /> : null}
          </>
        ) : null}
        {found && found.total === 0 ? <Understood near={near.map((word) => ({ word, href: `/search?${new URLSearchParams({ q: word }).toString()}` }))} parts={parts.map((part, n) => ({ ...part, href: addressOf({ q: without(part) }), rest: without(part), found: dropped[n]?.total ?? null }))} /> : null}
        {known && known.total > 0 ? <Known total={known.total} documents={known.documents.map(asTold)} {...ofKnown} /> : null}
        {mayKnow && !known ? <KnownLater q={q} href={addressOf({ known: "1" })} {...ofKnown} /> : null}
        {found ? (
          <div className="flex flex-wrap items-start gap-2 py-4">
            <Fold title={keeping("save")} open={failed?.values["name"] !== undefined}>
              <SaveSearch question={{ ...input, q: shown?.words ?? q }} at={addressOf({})} unit={kept?.unit ?? null} kept={failed?.values["format"] === undefined ? failed : null} />
            </Fold>
            {found.total > 0 ? (
              <Fold title={keeping("export.open")} open={failed?.values["format"] !== undefined}>
                <ExportSearch question={{ ...input, q: shown?.words ?? q }} at={addressOf({})} most={mostExported} problem={failed?.values["format"] === undefined ? null : failed.problem.detail} />
              </Fold>
            ) : null}
          </div>
        ) : null}
        {kept ? <SavedList searches={kept.searches} /> : null}
      </div>
      <Operators />
    </div>
    </>
  );
}

/** Years stand in their own order, what else there is by how often it was found. */
function inPlace<T extends { value: string }>(name: string, values: readonly T[]): readonly T[] {
  return name === "year" ? [...values].sort((a, b) => b.value.localeCompare(a.value)) : values;
}
