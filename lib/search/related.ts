import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { takenOverCited } from "#lib/archive/citing.ts";
import { chainOf, doneByOthersAt } from "#lib/documents/chain.ts";
import type { ChainLink, DoneThere } from "#lib/documents/chain.ts";
import { citedIn, givenAgain, numbersIn } from "#lib/documents/citing.ts";
import type { CitedDocument } from "#lib/documents/citing.ts";
import { petitionsCited, receiptGivenAgain } from "#lib/petitions/citing.ts";
import { ask } from "#lib/search/door.ts";
import type { Hit } from "#lib/search/engine.ts";
import { likeThese } from "#lib/search/likeness.ts";
import type { Told } from "#lib/search/told.ts";
import { checkedFor } from "#lib/search/truth.ts";
import type { Checked } from "#lib/search/truth.ts";

/** What a record is beside: of a document its matter in time; what it cites and what cites it, what is like it, and what others did with all that at one's own posts. */
export interface Related {
  /** The matter, oldest first, the document itself among it. */
  chain: ChainLink[];
  cited: Cited[];
  citing: Citing;
  alike: Hit[];
  earlier: DoneThere[];
}

/** A record that a text names by its number, as far as somebody may know of it. */
export interface Cited extends CitedDocument {
  kind: "document" | "archive" | "petition";
}

/** What names the number of a record: the newest of it, how much there is, and the question that finds all of it. */
export interface Citing {
  hits: Hit[];
  total: number;
  q: string | null;
}

const mostCiting = 8;
const mostAlike = 8;
/** What fits a record's words less than this part of how well it fits them itself has some words in common with it and is not like it. */
const leastAlike = 0.15;
const mostEarlier = 20;
/** Among so many that are like it one looks for what earlier holders did. */
const looked = 40;
const kindsAlike = ["document", "lesson", "petition", "memo"] as const;

/** Everything beside a record that its reader may know of. A fixed number of statements. */
export async function relatedTo(db: Db, actor: Actor, told: Told): Promise<Related> {
  const { id, kind } = told;
  const checked = checkedFor(db, actor.tokens);
  const page = { tokens: actor.tokens, sort: "fit", offset: 0 } as const;
  const [chain, cited, citing, { ids, words }] = await Promise.all([
    kind === "document" ? chainOf(db, actor, id) : [],
    citedBy(db, actor, told),
    citingOf(db, actor, told, checked),
    likeThese(db, actor, [id]),
  ]);
  const asked = ids.length > 0 && words.trim() !== "";
  const [found, ofPosts] = await Promise.all([
    asked ? checked({ ...page, q: words, kind: kind === "task" ? ["task", ...kindsAlike] : kindsAlike, limit: mostAlike + 1, without: chain.map((link) => link.id).filter((one) => one !== id) }, ask) : null,
    asked && actor.seats.length > 0 ? checked({ ...page, q: words, kind: ["document"], limit: looked, without: [id], postIds: actor.seats.map((seat) => seat.postId) }, ask) : null,
  ]);
  // Nothing fits a record's words as well as itself.
  const least = Math.max(0, ...(found?.hits ?? []).map((hit) => hit.score)) * leastAlike;
  const isAlike = (hit: Hit) => hit.score >= least;
  const matter = new Set([...chain.map((link) => link.id), id, ...(ofPosts?.hits ?? []).filter(isAlike).map((hit) => hit.recordId)]);
  return { chain, cited, citing, alike: (found?.hits ?? []).filter((hit) => hit.recordId !== id && isAlike(hit)).slice(0, mostAlike), earlier: await doneByOthersAt(db, actor, [...matter], mostEarlier) };
}

/** What a record names by number, each once and newest first; where a number was given in several systems and years, the last by its day. */
async function citedBy(db: Db, actor: Actor, { id, text, day }: Told): Promise<Cited[]> {
  const named = { id, numbers: numbersIn(text), day };
  const [documents, takenOver, petitions] = await Promise.all([citedIn(db, actor, named), takenOverCited(db, actor, named), petitionsCited(db, actor, named)]);
  const all: Cited[] = [
    ...documents.map((one) => ({ ...one, kind: "document" as const })),
    ...takenOver.map(({ decidedBy, ...one }) => ({ ...one, kind: "archive" as const, deciderNameKo: decidedBy || null, deciderNameEn: null, readable: true })),
    ...petitions.map(({ receiptLabel, receivedAt, ...one }) => ({ ...one, kind: "petition" as const, number: receiptLabel, at: receivedAt, deciderNameKo: null, deciderNameEn: null, readable: true })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime() || a.id.localeCompare(b.id));
  return all.filter((one, at) => all.findIndex((other) => other.number === one.number || other.id === one.id) === at);
}

/** All that names a number of the record and was written while that number meant it. The question that a page leads to is asked here too, so that both count alike. */
async function citingOf(db: Db, actor: Actor, { id, kind, number }: Told, checked: Checked): Promise<Citing> {
  if (!number) return { hits: [], total: 0, q: null };
  const again = await (kind === "petition" ? receiptGivenAgain : givenAgain)(db, actor, { numbers: number.labels, day: number.day });
  const q = [...number.labels.map((label) => `cites:${/\s/.test(label) ? `"${label}"` : label}`), `after:${number.day}`, ...(again === null ? [] : [`before:${again}`])].join(" ");
  const { hits, total } = await checked({ q, tokens: actor.tokens, sort: "date", limit: mostCiting, offset: 0, without: [id] }, ask);
  return { hits, total, q };
}
