import { FolderPlus } from "lucide-react";
import { addressOf } from "./addressOf.ts";

const symbol = "add-to-collection";

/**
 * Problem: one of many records of a list is added to a collection. AddMark stands once on the page: each link only names its picture. The list stands in LinksInPlace.
 * Example: <AddHit kind="document" id={id} title={title} says="모음에 담기" />
 */
export function AddHit({ kind, id, title, says }: { kind: string; id: string; title: string; says: string }) {
  return (
    <a href={addressOf(kind, id)} aria-label={`${says}: ${title}`} className="inline-flex min-h-11 items-center gap-1 text-meta text-text2 hover:underline md:min-h-6">
      <svg aria-hidden className="size-4"><use href={`#${symbol}`} /></svg> {says}
    </a>
  );
}

/** The picture of all links of a list, drawn once. */
export const AddMark = () => <svg aria-hidden className="absolute size-0"><symbol id={symbol} viewBox="0 0 24 24"><FolderPlus /></symbol></svg>;
