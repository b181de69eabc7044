import { X } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Also } from "#components/search/Also.tsx";
import { BestPassage } from "#components/search/BestPassage.tsx";
import { CountOpenings } from "#components/search/CountOpenings.tsx";
import { FacetBoxes } from "#components/search/FacetBoxes.tsx";
import { Known } from "#components/search/Known.tsx";
import { KnownLater } from "#components/search/KnownLater.tsx";
import { Meant } from "#components/search/Meant.tsx";
import { Results } from "#components/search/Results.tsx";
import { SearchMonths } from "#components/search/SearchMonths.tsx";
import { Understood } from "#components/search/Understood.tsx";
import { WhyHere } from "#components/search/WhyHere.tsx";
import { ExportSearch } from "#components/keeping/ExportSearch.tsx";
import { SaveSearch } from "#components/keeping/SaveSearch.tsx";
import { Fold } from "#components/organisation/Fold.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { Pagination } from "#components/ui/Pagination.tsx";
import { Segments } from "#components/ui/Segments.tsx";
import { formatDay, formatNumber } from "#lib/format.ts";
import { sentence } from "#lib/platform/messages.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import { mostExported } from "#lib/keeping/rules.ts";
import { facetNames } from "#lib/search/engine.ts";
import type { FacetName } from "#lib/search/engine.ts";
import { nearest } from "#lib/search/forgiving.ts";
import { asTold, knownByTitle } from "#lib/search/known.ts";
import { search } from "#lib/search/queries.ts";
import type { SearchInput } from "#lib/search/queries.ts";
import { understand } from "#lib/search/query.ts";
import type { Part } from "#lib/search/query.ts";
import { rewritten } from "#lib/search/useful.ts";
import { marked } from "#lib/search/words.ts";
import type { PageContext, formOfPage } from "#app/current.ts";
import type { Address, Finding } from "./asked.ts";
import type { keptFor } from "./kept.ts";

/** So many stand on a page. */
export const size = 20;

/** Years stand in their own order, what else there is by how often it was found. */
function inPlace<T extends { value: string }>(name: FacetName, values: readonly T[]): readonly T[] {
  return name === "year" ? [...values].sort((a, b) => b.value.localeCompare(a.value)) : values;
}

/** Names the values of facets: as those found are named, or by themselves. */
async function labelsOf(facets: Awaited<Finding>["facets"]): Promise<(name: FacetName, value: string) => string> {
  const [t, disclosure] = await Promise.all([getTranslations("search"), getTranslations("documents.disclosure")]);
  return (name, value) =>
    facets[name].find((one) => one.value === value)?.label ?? (name === "kind" && t.has(`kinds.${value as "document"}`) ? t(`kinds.${value as "document"}`) : name === "disclosure" && disclosure.has(value as "open") ? disclosure(value as "open") : value);
}

/** Sentences with something in them, read once for all pages: reading one takes as long as drawing a find. */
const sayIn = (language: Language) => (key: "count" | "page" | "whenYear" | "whenSays", params: Readonly<Record<string, string | number>>) => sentence(language, `search.${key}`, params) ?? "";

/** The boxes by which what was found is narrowed. */
export async function FoundBoxes({ finding, input, language }: { finding: Finding; input: SearchInput; language: Language }) {
  const { facets } = await finding;
  const labelOf = await labelsOf(facets);
  return (
    <FacetBoxes
      facets={facetNames.map((name) => ({ name, values: [...inPlace(name, facets[name]), ...input[name].filter((value) => !facets[name].some((one) => one.value === value)).map((value) => ({ value, label: labelOf(name, value), count: 0 }))].map(({ value, label, count }) => ({ value, count: formatNumber(count, language), label, chosen: input[name].includes(value) })) }))}
    />
  );
}

/** When what was found is of. */
export async function FoundMonths({ finding, address, language }: { finding: Finding; address: Address; language: Language }) {
  return <SearchMonths months={(await finding).found.months} q={address.input.q} language={language} say={sayIn(language)} baseOf={(rest) => address.with({ q: rest })} />;
}

/** What was found, or why nothing was and what is left to try. */
export async function Found({ context, finding, address, page, kept, failed, keeps, showsKnown }: {
  context: PageContext;
  finding: Finding;
  address: Address;
  page: number;
  kept: Awaited<ReturnType<typeof keptFor>>;
  failed: Awaited<ReturnType<typeof formOfPage>>;
  /** The form that was asked for, to keep the question or to take out what was found. */
  keeps: "save" | "export" | null;
  /** Whoever has no JavaScript asks for what is known by title alone. */
  showsKnown: boolean;
}) {
  const { db, actor, language, today } = context;
  const { input } = address;
  const { q } = input;
  const [{ found, shown, facets }, t, keeping, documents] = await Promise.all([finding, getTranslations("search"), getTranslations("keeping"), getTranslations("documents")]);
  const labelOf = await labelsOf(facets);
  const say = sayIn(language);
  // What narrows by more than words says nothing of what may not be read; beside what was found it can follow, where nothing was it is what there is.
  const mayKnow = q.trim() !== "" && input.scope === "all" && page === 1 && facetNames.every((name) => input[name].every((value) => name === "kind" && value === "document"));
  const known = mayKnow && (found.total === 0 || showsKnown) ? await knownByTitle(db, actor, q) : null;
  const ofKnown = { language, today, says: { title: t("known.title"), lead: t("known.lead"), more: t("known.more"), ask: t("known.ask"), askAccess: documents("askAccess") } };
  const departmentOf = (hit: { departmentNameKo: string; departmentNameEn: string }) => nameOf({ nameKo: hit.departmentNameKo, nameEn: hit.departmentNameEn }, language);
  const { parts } = understand(q);
  const unknown = parts.filter((part) => part.field === "unknown" || part.field === "unknownMinus").slice(0, 5);
  const also = found.asked.question.also.slice(0, 8);
  const without = ({ at, raw }: Part) => `${q.slice(0, at)}${q.slice(at + raw.length)}`.replace(/\s+/g, " ").trim();
  // What would be found without one of the conditions: asked for a few, whatever the question's length.
  const dropped = found.total === 0 && parts.length > 1 ? await Promise.all(parts.slice(0, 5).map((part) => search(db, actor, { ...input, q: without(part), limit: 1, offset: 0 }))) : [];
  const near = found.total === 0 ? (await Promise.all(parts.filter((part) => part.field === "word").slice(0, 3).map((part) => nearest(db, part.raw, 3)))).flat() : [];
  const ofPost = actor.seats.length > 0;
  const failedExport = failed?.values["format"] !== undefined;
  const keepAt = (what: "save" | "export") => `${address.with({ keep: what, page: page === 1 ? null : String(page) })}#keep`;
  const chosen = [
    ...facetNames.flatMap((name) => input[name].map((value) => ({ key: `${name}:${value}`, label: `${t(name)}: ${labelOf(name, value)}`, href: address.without(name, value) }))),
    ...(input.scope === "predecessors" ? [{ key: "scope", label: t("scope"), href: address.with({ scope: null }) }] : []),
    ...(input.exact ? [{ key: "exact", label: t("meant.exact"), href: address.with({ exact: null }) }] : []),
  ];
  return (
    <>
      {found.fallback ? <Notice>{t("fallback")}</Notice> : null}
      {kept.opened ? <p className="mb-3 text-row font-semibold">{keeping("opened", { name: kept.opened.name })}</p> : null}
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
      {unknown.length > 0 ? <p className="mb-3 border-l-2 border-control pl-3 text-row [overflow-wrap:anywhere]">{t("takenAsWords", { words: unknown.map((part) => `‘${part.raw.slice(0, 60)}’`).join(" ") })}</p> : null}
      {also.length > 0 ? <Also words={also} exactHref={found.understood?.applied ? null : address.with({ exact: "1" })} /> : null}
      {found.understood ? (
        <Meant changes={found.understood.changes} applied={found.understood.applied} exactHref={address.with({ exact: "1" })} meantHref={address.with({ q: found.understood.q })} />
      ) : null}
      {found.total > 0 ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line2 pb-3">
            <p><strong className="text-page">{say("count", { total: found.total })}</strong> <span className="text-meta text-text2">{t("counted")}</span></p>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              {ofPost && input.scope === "all" ? <AppLink prose href={address.with({ scope: "predecessors" })} className="inline-flex min-h-11 items-center text-row md:min-h-7">{t("predecessors")}</AppLink> : null}
              {input.sort === "fit" ? <AppLink prose href={address.with({ why: input.why ? null : "1" })} className="inline-flex min-h-11 items-center text-row md:min-h-7">{t(input.why ? "why.hide" : "why.ask")}</AppLink> : null}
              <Segments label={t("sort")} items={(["fit", "date"] as const).map((sort) => ({ href: address.with({ sort: sort === "fit" ? null : sort }), label: t(sort), current: input.sort === sort }))} />
            </div>
          </div>
          <CountOpenings q={shown.words}>
          {shown.answer ? (
            <div className="pt-4">
              <BestPassage id={shown.answer.hit.recordId} kind={shown.answer.hit.kind} kindName={t(shown.answer.hit.kind === "document" && !shown.answer.hit.facts?.includes("settled") ? "undecided" : `kinds.${shown.answer.hit.kind}`)} html={shown.answer.marked} url={shown.answer.url} title={shown.answer.hit.title} facts={[formatDay(dayOf(shown.answer.hit.at), language, today), departmentOf(shown.answer.hit), ...(shown.answer.page === null ? [] : [say("page", { page: shown.answer.page })])]} />
            </div>
          ) : null}
          <Results
            hits={shown.hits.map(({ hit, url, marked: textHtml, page: sheet, supersededBy, why }) => ({
              id: hit.recordId, fresh: kept.fresh.has(hit.recordId) ? keeping("freshHit") : null, url, titleHtml: marked(hit.title, shown.words, 400), title: hit.title, textHtml, kind: hit.kind, kindName: t(`kinds.${hit.kind}`),
              facts: [hit.facts?.includes(rewritten) ? t("rewritten") : null, sheet === null ? null : say("page", { page: sheet }), hit.number, formatDay(dayOf(hit.at), language, today), departmentOf(hit)].filter((fact): fact is string => Boolean(fact)),
              restricted: hit.disclosure === "open" ? null : labelOf("disclosure", hit.disclosure),
              supersededBy: supersededBy && { url: `/documents/${supersededBy.id}`, title: supersededBy.number ? `${supersededBy.title} (${supersededBy.number})` : supersededBy.title }, why: why && <WhyHere why={why} />,
            }))}
            says={{ superseded: t("superseded"), add: keeping("collections.add") }}
          />
          </CountOpenings>
          {found.total > size ? <Pagination page={page} pages={Math.min(400, Math.ceil(found.total / size))} hrefOf={(to) => address.with({ page: String(to), saved: kept.opened?.id ?? null })} /> : null}
        </>
      ) : null}
      {found.total === 0 ? <Understood near={near.map((word) => ({ word, href: `/search?${new URLSearchParams({ q: word }).toString()}` }))} parts={parts.map((part, n) => ({ ...part, href: address.with({ q: without(part) }), rest: without(part), found: dropped[n]?.total ?? null }))} /> : null}
      {known && known.total > 0 ? <Known total={known.total} documents={known.documents.map(asTold)} {...ofKnown} /> : null}
      {mayKnow && !known ? <KnownLater key={q} q={q} href={address.with({ known: "1" })} {...ofKnown} /> : null}
      <div id="keep" className="flex scroll-mt-20 flex-wrap items-start gap-2 py-4">
        {keeps === "save" || failed?.values["name"] !== undefined ? (
          <Fold title={keeping("save")} open>
            <SaveSearch question={{ ...input, q: shown.words }} at={address.with({})} unit={kept.unit} kept={failedExport ? null : failed} />
          </Fold>
        ) : <ButtonLink href={keepAt("save")} scroll={false} size="dense">{keeping("save")}</ButtonLink>}
        {found.total === 0 ? null : keeps === "export" || failedExport ? (
          <Fold title={keeping("export.open")} open>
            <ExportSearch question={{ ...input, q: shown.words }} at={address.with({})} most={mostExported} problem={failedExport ? failed.problem.detail : null} />
          </Fold>
        ) : <ButtonLink href={keepAt("export")} scroll={false} size="dense">{keeping("export.open")}</ButtonLink>}
      </div>
    </>
  );
}
