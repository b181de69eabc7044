import type { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import type { Superseder } from "#lib/documents/relation-queries.ts";
import type { Hit } from "#lib/search/engine.ts";
import { markedHit } from "#lib/search/marking.ts";
import { atPage } from "#lib/search/pages.ts";
import { passageIn } from "#lib/search/passage.ts";
import { wantsPassage } from "#lib/search/queries.ts";
import type { searchInput } from "#lib/search/queries.ts";
import { supersedersAmong } from "#lib/search/superseding.ts";
import type { UnderstoodAnswer } from "#lib/search/understanding.ts";
import { whyOf } from "#lib/search/why.ts";
import type { Why } from "#lib/search/why.ts";
import { marked } from "#lib/search/words.ts";

export interface ShownHit {
  hit: Hit;
  url: string;
  /** Escaped, with `<mark>` about what was found. */
  marked: string;
  /** The page of a text with pages on which it was found. */
  page: number | null;
  supersededBy: Superseder | null;
  /** Why it stands where it stands, for those who ask. */
  why: Why | null;
}

export interface Shown {
  /** The question as it was searched. */
  words: string;
  hits: ShownHit[];
  /** Lines that clearly answer, from one of the first hits. */
  answer: { hit: Hit; url: string; marked: string; page: number | null } | null;
}

/** What was found as its reader is shown it, on the page and to programs alike. */
export async function shownOf(db: Db, actor: Actor, input: Pick<z.output<typeof searchInput>, "q" | "offset" | "after" | "sort" | "why">, found: UnderstoodAnswer): Promise<Shown> {
  const words = found.understood?.applied ? found.understood.q : input.q;
  const superseders = await supersedersAmong(db, actor, found.hits);
  const reasons = input.why ? whyOf(found.asked.question, found.asked, found.hits) : [];
  // What was superseded, or is part of such a record, answers nothing any more.
  const passage = wantsPassage(input) ? passageIn(found.asked.question, found.hits.filter((hit) => !superseders.has(hit.recordId))) : null;
  return {
    words,
    hits: found.hits.map((hit, at) => {
      const { url, page, marked: text } = markedHit(hit, words);
      return { hit, url, marked: text, page, supersededBy: superseders.get(hit.recordId) ?? null, why: reasons[at] ?? null };
    }),
    answer: passage && { hit: passage.hit, page: passage.page, url: passage.page === null ? passage.hit.url : atPage(passage.hit.url, passage.page), marked: marked(passage.text, words, passage.text.length) },
  };
}
