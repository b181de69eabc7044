import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";

export interface ShownHit {
  id: string;
  url: string;
  /** Escaped, with `<mark>` about what was found and nothing else. */
  titleHtml: string;
  textHtml: string;
  kind: string;
  facts: readonly string[];
  restricted: string | null;
}

/**
 * Problem: what was found, each with its words marked and where it comes from.
 * Example: <Results hits={hits} />
 */
export function Results({ hits }: { hits: readonly ShownHit[] }) {
  return (
    <ol>
      {hits.map((hit) => (
        <li key={hit.id} className="border-b border-line py-4">
          <AppLink href={hit.url} className="text-section font-semibold text-link underline underline-offset-3 [overflow-wrap:anywhere] [&_mark]:bg-found-tint [&_mark]:text-found" dangerouslySetInnerHTML={{ __html: hit.titleHtml }} />
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
            <Badge>{hit.kind}</Badge>
            {hit.facts.join(" · ")}
            {hit.restricted ? <Badge tone="warn">{hit.restricted}</Badge> : null}
          </p>
          <p className="mt-1 text-row [overflow-wrap:anywhere] [&_mark]:bg-found-tint [&_mark]:text-found" dangerouslySetInnerHTML={{ __html: hit.textHtml }} />
        </li>
      ))}
    </ol>
  );
}
