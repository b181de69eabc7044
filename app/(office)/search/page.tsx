import type { Metadata } from "next";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SavedList } from "#components/keeping/SavedList.tsx";
import { Narrow } from "#components/search/Narrow.tsx";
import { Operators } from "#components/search/Operators.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { composed, formFieldNames, formOf } from "#lib/search/composing.ts";
import { facetNames } from "#lib/search/engine.ts";
import { questionIn, searchInput } from "#lib/search/queries.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { pageNumber } from "#app/page-number.ts";
import { Address, foundFor } from "./asked.ts";
import { Found, FoundBoxes, FoundMonths, size } from "./found.tsx";
import { keptFor } from "./kept.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

export default async function SearchPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, query, t] = await Promise.all([pageContext(), searchParams, getTranslations("search")]);
  const { db, actor, now, language } = context;
  const many = (name: string) => [query[name] ?? []].flat().filter((value) => value !== "").slice(0, 50).map((value) => value.slice(0, 200).replaceAll("\0", ""));
  const typed = questionIn([query["q"] ?? []].flat().find((value) => value !== "") ?? "");
  // Whoever fills in the form gets the text that says the same, and the other way round.
  const filled = formFieldNames.some((name) => `f.${name}` in query);
  const page = pageNumber(query["page"], 400);
  const input = searchInput.parse({
    q: filled ? questionIn(composed(typed, Object.fromEntries(formFieldNames.map((name) => [name, many(`f.${name}`)[0] ?? ""])))) : typed,
    kind: many("kind"), department: many("department"), year: many("year"), disclosure: many("disclosure"), function: many("function"),
    scope: query["scope"] === "predecessors" ? "predecessors" : "all", sort: query["sort"] === "date" ? "date" : "fit", ...(query["exact"] === "1" ? { exact: "1" as const } : {}), ...(query["why"] === "1" ? { why: "1" as const } : {}), limit: size, offset: (page - 1) * size,
  });
  const address = new Address(input);
  if (filled) redirect(address.with({}) as Route);
  const asked = input.q.trim() !== "" || input.scope === "predecessors" || facetNames.some((name) => input[name].length > 0);
  // It is looked for while what does not depend on it is drawn.
  const finding = asked ? foundFor(db, actor, input, language, now) : null;
  // Whoever waits for it hears of a failure.
  finding?.catch(() => undefined);
  const [kept, failed] = await Promise.all([keptFor(context, query["saved"]), formOfPage(query["form"])]);
  const form = formOf(input.q);
  return (
    <>
    <h1 className="sr-only">{t("title")}</h1>
    <div className="grid lg:min-h-[calc(100dvh-var(--frame))] lg:grid-cols-[256px_minmax(0,1fr)] xl:grid-cols-[256px_minmax(0,1fr)_262px]">
      <Narrow
        q={input.q}
        scope={input.scope}
        kept={Object.entries({ sort: input.sort === "fit" ? undefined : input.sort, exact: input.exact, why: input.why }).flatMap(([name, value]) => (value ? [{ name, value }] : []))}
        chosen={facetNames.reduce((count, name) => count + input[name].length, (input.scope === "predecessors" ? 1 : 0) + (input.exact ? 1 : 0))}
        clearHref={address.plain}
        detailed={query["detail"] === "1"}
        detailHref={address.with({ detail: "1" })}
        form={formFieldNames.map((name) => ({ name, value: form[name] }))}
      >
        {finding ? <FoundMonths finding={finding} address={address} language={language} /> : null}
        {finding ? <FoundBoxes finding={finding} input={input} language={language} /> : null}
      </Narrow>
      <div className="min-w-0 px-4 py-5 md:px-8">
        {finding ? (
          <Found context={context} finding={finding} address={address} page={page} kept={kept} failed={failed} keeps={query["keep"] === "save" || query["keep"] === "export" ? query["keep"] : null} showsKnown={query["known"] === "1"} />
        ) : (
          <div className="-mx-4 md:-mx-6"><EmptyState title={t("start")} action={actor.seats.length > 0 ? <ButtonLink href="/search?scope=predecessors">{t("predecessors")}</ButtonLink> : undefined}>{t("startHint")}</EmptyState></div>
        )}
        <SavedList searches={kept.searches} />
      </div>
      <Operators />
    </div>
    </>
  );
}
