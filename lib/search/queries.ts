import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { together } from "#lib/platform/together.ts";
import { cursorFrom, cursorInput } from "#lib/search/cursor.ts";
import { ask } from "#lib/search/door.ts";
import type { Answer } from "#lib/search/door.ts";
import { facetNames } from "#lib/search/engine.ts";
import type { Asked, Filters, Hit } from "#lib/search/engine.ts";
import { namesBorneBy } from "#lib/organisation/line.ts";
import { namesOfUnitsCalled } from "#lib/organisation/structure.ts";
import { postsCalled } from "#lib/organisation/directory.ts";
import { openedAfter } from "#lib/search/opening.ts";
import type { Opened } from "#lib/search/opening.ts";
import { knownWords } from "#lib/search/forgiving.ts";
import { markedHit } from "#lib/search/marking.ts";
import { likeThese } from "#lib/search/likeness.ts";
import { predecessorsOf } from "#lib/search/predecessors.ts";
import { passageIn } from "#lib/search/passage.ts";
import { understand } from "#lib/search/query.ts";
import { questionOf } from "#lib/search/question.ts";
import type { LookedWords } from "#lib/search/question.ts";
import type { Extra, Question } from "#lib/search/query.ts";
import { countsOfTerms } from "#lib/search/snapshot.ts";
import type { TermRow } from "#lib/search/snapshot.ts";
import { supersedersAmong } from "#lib/search/superseding.ts";
import { namedSo } from "#lib/search/titles.ts";
import { termsOf } from "#lib/search/words.ts";
import { synonymsAbout } from "#lib/search/synonyms.ts";
import type { SynonymRow } from "#lib/search/synonyms.ts";
import { checkedFor, waitingFor } from "#lib/search/truth.ts";
import type { Checked, Waiting } from "#lib/search/truth.ts";

/** Longer questions are not taken. */
const longest = 10_000;
/** What a page is asked, as a question is taken: what is beyond is cut off, between two letters. */
export const questionIn = (text: string): string => text.slice(0, longest).replaceAll("\0", "").normalize("NFC").slice(0, longest).replace(/[\ud800-\udbff]$/, "");

const choices = z.array(z.string().max(200)).max(50).default([]);
export const searchInput = z.object({
  /** Some letters are two in NFC: its length is that. */
  q: z.string().normalize("NFC").max(longest).default(""),
  kind: choices,
  department: choices,
  year: choices,
  disclosure: choices,
  function: choices,
  scope: z.enum(["all", "predecessors"]).default("all"),
  /** Searches what was typed, whatever was meant. */
  exact: z.enum(["1"]).optional(),
  /** Says of each hit why it stands where it stands. */
  why: z.enum(["1"]).optional(),
  sort: z.enum(["fit", "date"]).default("fit"),
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(10_000).default(0),
  /** `next` of the page before: goes on after its last record by date, however far. */
  after: cursorInput.optional(),
});

export type SearchInput = z.output<typeof searchInput>;

/** What is known before a question is put, all in one statement. */
export interface Looked extends LookedWords {
  opened: Opened[];
  /** Records that bear just its words as their name. */
  named: { recordId: string }[];
  /** All names of the units of whoever asks. */
  units: { name: string }[];
  /** Words of the question, and others they may stand for, that are known. */
  known: { word: string }[];
  checked: Checked;
}

export async function lookedUp(db: Db, actor: Actor, q: string): Promise<Looked> {
  const { words } = understand(q);
  const { waiting, ...looked } = await together<{ synonyms: SynonymRow; counts: TermRow; opened: Opened; named: { recordId: string }; units: { name: string }; known: { word: string }; waiting: Waiting }>(db, {
    synonyms: synonymsAbout(words), counts: countsOfTerms(termsOf(words).keys()), opened: openedAfter(q, actor.tokens), named: namedSo(words, actor.tokens), units: unitsOf(actor), known: knownWords(q), waiting: waitingFor(actor.tokens),
  });
  return { ...looked, checked: checkedFor(db, actor.tokens, waiting) };
}

const unitsOf = (actor: Actor) => namesBorneBy(actor.seats.map((seat) => seat.departmentId));
/** Whose work is one's own: that of one's posts, and of one's units under whatever name. */
const ownOf = (actor: Actor, units: Looked["units"]) => ({ postIds: actor.seats.map((seat) => seat.postId), departments: units.map((unit) => unit.name) });

/** What was found, and how it was asked. */
export interface Searched extends Answer {
  asked: Asked & { question: Question };
}

/** The one door: what somebody finds is what their tokens may read. `beside` is asked too. */
export async function search(db: Db, actor: Actor, input: SearchInput, ready?: Looked, beside?: readonly Extra[]): Promise<Searched> {
  const [looked, plain] = await Promise.all([ready ?? lookedUp(db, actor, input.q), askedBy(db, actor, input)]);
  const { checked, opened } = looked;
  const named = looked.named.map((one) => one.recordId);
  // What a question is like brings words of its own.
  const question = await questionOf(db, plain.q, { looked: plain.q === input.q ? looked : undefined, exact: plain.exact, beside });
  const asked = { ...plain, own: ownOf(actor, looked.units), opened, named, question, onHits: (hits: readonly Hit[]) => prepare(db, actor, hits, input, question) };
  const { before, after } = understand(input.q);
  const [found, wider, months] = await Promise.all([checked(asked, ask), widerFacets(asked, checked), before || after ? monthsOf(asked, checked) : null]);
  return { ...found, facets: { ...found.facets, ...wider }, months: months ?? found.months, asked };
}

/** Work on hits that shows nothing yet. */
function prepare(db: Db, actor: Actor, hits: readonly Hit[], input: SearchInput, question: Question): void {
  // Whoever shows the hits hears of a failure.
  supersedersAmong(db, actor, hits).catch(() => undefined);
  for (const hit of hits) markedHit(hit, input.q);
  if (wantsPassage(input)) passageIn(question, hits);
}

/** Whether lines that answer stand above a list: its first page by fit. */
export const wantsPassage = ({ offset, after, sort }: Pick<SearchInput, "offset" | "after" | "sort">): boolean => offset === 0 && after === undefined && sort === "fit";

/** What a question finds as a list without texts and wider facets, of some records alone or with all its words alone. */
export async function listed(db: Db, actor: Actor, input: SearchInput, more: Pick<Asked, "among" | "strict"> = {}, checked: Checked = checkedFor(db, actor.tokens)): Promise<Answer> {
  const first = { opened: openedAfter(input.q, actor.tokens), named: namedSo(understand(input.q).words, actor.tokens), units: unitsOf(actor) };
  const [asked, { opened, named, units }] = await Promise.all([askedBy(db, actor, input), together<{ opened: Opened; named: { recordId: string }; units: { name: string } }>(db, first)]);
  return checked({ ...asked, ...more, own: ownOf(actor, units), opened, named: named.map((one) => one.recordId), bare: true }, ask);
}

/** Whether a question finds anything that its asker may read. */
export async function findsAny(db: Db, actor: Actor, input: SearchInput, checked: Checked): Promise<boolean> {
  return (await checked({ ...(await askedBy(db, actor, input)), limit: 1, offset: 0, glance: true }, ask)).hits.length > 0;
}

async function askedBy(db: Db, actor: Actor, input: SearchInput): Promise<Asked> {
  const chosen: Filters = { kind: input.kind, department: input.department, year: input.year, disclosure: input.disclosure, function: input.function };
  const understood = understand(input.q);
  const { not } = understood;
  const postsOf = (names: readonly string[]) => (names.length > 0 ? postsCalled(db, names) : null);
  const [departmentNames, otherNames, named, others, like, before] = await Promise.all([
    namesOfUnitsCalled(db, understood.department), namesOfUnitsCalled(db, not.department), postsOf(understood.post), postsOf(not.post),
    understood.similar.length > 0 ? likeThese(db, actor, understood.similar) : null, input.scope === "predecessors" ? predecessorsOf(db, actor) : null,
  ]);
  // A record that nobody may be told of is like nothing: no post had part in what is asked then.
  const postIds = like && like.ids.length === 0 ? [] : named && before ? named.filter((id) => before.postIds.includes(id)) : (named ?? before?.postIds);
  return { ...chosen, exact: input.exact !== undefined, ...(postIds ? { postIds } : {}), ...(before ? { acts: before.acts } : {}), departmentNames, not: { departmentNames: otherNames, postIds: others ?? [] }, q: like ? `${input.q} ${like.words}` : input.q, without: like?.ids ?? [], tokens: actor.tokens, ...(input.after === undefined ? { sort: input.sort, offset: input.offset } : { sort: "date", offset: 0, after: cursorFrom(input.after) }), limit: input.limit };
}

/** The months of what would be found on any day: those chosen do not narrow them. */
async function monthsOf(asked: Asked, checked: Checked): Promise<Answer["months"]> {
  return (await checked({ ...asked, anyDay: true, limit: 1, offset: 0 }, ask)).months;
}

/** What else a facet offers when something of it is chosen: its own choice does not narrow it. */
async function widerFacets(asked: Asked, checked: Checked): Promise<Partial<Answer["facets"]>> {
  const chosen = facetNames.filter((name) => (asked[name]?.length ?? 0) > 0);
  const facets = await Promise.all(chosen.map(async (name) => [name, (await checked({ ...asked, [name]: [], limit: 1, offset: 0 }, ask)).facets[name]] as const));
  return Object.fromEntries(facets);
}
