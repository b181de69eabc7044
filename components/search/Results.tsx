"use client";
import type { ReactNode } from "react";
import { AddHit, AddMark } from "#components/keeping/AddHit.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { LinksInPlace } from "#components/ui/LinksInPlace.tsx";

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
  /** Why it stands there, for those who ask. */
  why: ReactNode;
  /** That a saved search found it newly. */
  fresh?: string | null;
}

/**
 * Problem: what was found, each with its words marked and where it comes from. It is drawn from words alone: the
 * server sends no elements for it.
 * Example: <Results hits={hits} says={{ superseded: "대체됨:", add: "모음에 담기" }} />
 */
export function Results({ hits, says }: { hits: readonly ShownHit[]; says: { superseded: string; add: string } }) {
  return (
    <LinksInPlace>
    <AddMark />
    <ol className="[overflow-wrap:anywhere] [&_mark]:bg-found-tint [&_mark]:text-found">
      {hits.map((hit) => (
        <li key={hit.id} data-id={hit.id} data-kind={hit.kind} className="border-b border-line py-4">
          <a href={hit.url} className="text-section font-semibold text-link underline underline-offset-3" dangerouslySetInnerHTML={{ __html: hit.titleHtml }} />
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
            {hit.fresh ? <Badge tone="now">{hit.fresh}</Badge> : null}
            <Badge>{hit.kindName}</Badge>
            {hit.facts.join(" · ")}
            {hit.restricted ? <Badge tone="warn">{hit.restricted}</Badge> : null}
          </p>
          <p className="mt-1 text-row" dangerouslySetInnerHTML={{ __html: hit.textHtml }} />
          {hit.supersededBy ? <p className="mt-1 text-row"><span className="text-warn">{says.superseded}</span> <a href={hit.supersededBy.url} className="prose-link">{hit.supersededBy.title}</a></p> : null}
          {hit.why}
          <AddHit kind={hit.kind} id={hit.id} title={hit.title} says={says.add} />
        </li>
      ))}
    </ol>
    </LinksInPlace>
  );
}
