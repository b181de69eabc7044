import { useTranslations } from "next-intl";
import { AddLink, AddMark } from "#components/keeping/AddLink.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { WhyHere } from "./WhyHere.tsx";
import type { ShownWhy } from "./WhyHere.tsx";

export interface ShownHit {
  id: string;
  url: string;
  /** Escaped, with `<mark>` about what was found and nothing else. */
  titleHtml: string;
  title: string;
  textHtml: string;
  kindName: string;
  kind: string;
  facts: readonly string[];
  restricted: string | null;
  supersededBy: { url: string; title: string } | null;
  why: ShownWhy | null;
  /** That a saved search found it newly. */
  fresh?: string | null;
}

/**
 * Problem: what was found, each with its words marked and where it comes from.
 * Example: <Results hits={hits} />
 */
export function Results({ hits }: { hits: readonly ShownHit[] }) {
  const t = useTranslations("search");
  return (
    <>
    <AddMark />
    <ol className="[overflow-wrap:anywhere] [&_mark]:bg-found-tint [&_mark]:text-found">
      {hits.map((hit) => (
        <li key={hit.id} data-id={hit.id} data-kind={hit.kind} className="border-b border-line py-4">
          <AppLink href={hit.url} className="text-section font-semibold text-link underline underline-offset-3" dangerouslySetInnerHTML={{ __html: hit.titleHtml }} />
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
            {hit.fresh ? <Badge tone="now">{hit.fresh}</Badge> : null}
            <Badge>{hit.kindName}</Badge>
            {hit.facts.join(" · ")}
            {hit.restricted ? <Badge tone="warn">{hit.restricted}</Badge> : null}
          </p>
          <p className="mt-1 text-row" dangerouslySetInnerHTML={{ __html: hit.textHtml }} />
          {hit.supersededBy ? <p className="mt-1 text-row"><span className="text-warn">{t("superseded")}</span> <AppLink prose href={hit.supersededBy.url}>{hit.supersededBy.title}</AppLink></p> : null}
          {hit.why ? <WhyHere why={hit.why} /> : null}
          <AddLink marked kind={hit.kind} id={hit.id} title={hit.title} />
        </li>
      ))}
    </ol>
    </>
  );
}
