import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

/**
 * Problem: lines of a record that clearly answer a question, above the list, with what it is (a petition claims, a decision decides), where they stand and of when they are.
 * Example: <BestPassage id="…" kind="document" kindName="문서" html="…<mark>예산</mark>…" url="/documents/…" title="…" facts={["2026. 3. 2.", "혁신기획과"]} />
 */
export function BestPassage({ id, kind, kindName, html, url, title, facts }: { id: string; kind: string; kindName: string; html: string; url: string; title: string; facts: readonly string[] }) {
  const t = useTranslations("search");
  return (
    <section aria-labelledby="passage" data-id={id} data-kind={kind} className="mb-4 rounded-panel border border-line2 bg-sunken px-4 py-3">
      <h2 id="passage" className="text-meta font-semibold text-text2">{t("passage", { kind: kindName })}</h2>
      <blockquote cite={url} className="mt-1 [overflow-wrap:anywhere] [&_mark]:bg-found-tint [&_mark]:text-found" dangerouslySetInnerHTML={{ __html: html }} />
      <p className="mt-2 flex flex-wrap items-baseline gap-x-2 text-meta text-text2">
        <AppLink prose href={url} className="inline-flex min-h-6 items-center text-row [overflow-wrap:anywhere]">{title}</AppLink>
        {facts.join(" · ")}
      </p>
    </section>
  );
}
