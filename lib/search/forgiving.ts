import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import { understand } from "#lib/search/query.ts";
import { isInitials, keysTyped, onOtherLayout, slips, slipsOf } from "#lib/search/typing.ts";
import { keyOf, stripped } from "#lib/search/words.ts";
import { wordsOf } from "#lib/search/vocabulary.ts";

/** A word as it was typed and what it was understood as. */
export interface Meant {
  typed: string;
  meant: string;
}

/** Words beyond these are taken as they are. */
const most = 12;
/** What has names that every official may look up, and how many initial consonants tell one of them. */
const named = ["task", "post", "department"];
const shortestName = 4;
/** A word of fewer keys has too many neighbours. */
const shortest = 4;

/**
 * What the words of a question may have meant that no record which every official may read holds: another
 * keyboard layout, initial consonants, a particle too many, a slip of a key. Fields, phrases and minus stay as they are.
 * `looked` is what `knownWords` answers, where it was looked up before.
 */
export async function meantBy(db: Db, q: string, looked?: readonly { word: string }[]): Promise<Meant[]> {
  const tried = triedFor(q);
  if (tried.size === 0) return [];
  const known = new Set((looked ?? (await db.$queryRaw<{ word: string }[]>(knownWords(q)))).map((row) => row.word));
  const found: Meant[] = [];
  for (const [word, readings] of tried) {
    if (readings[0] !== undefined && known.has(readings[0])) continue;
    const meant = readings.find((reading) => known.has(reading)) ?? (isInitials(word) ? await byInitials(db, word) : isOne(word) ? await nearest(db, word, 1).then(([one]) => one) : undefined);
    if (meant && meant !== word.toLowerCase()) found.push({ typed: word, meant });
  }
  const onOther = found.find(({ typed, meant }) => stripped(onOtherLayout(typed) ?? "") === meant);
  return onOther ? [...found, ...besideOnOtherLayout(q, onOther, found)] : found;
}

/**
 * Words in several pieces (`wp6ck` for 제6차, `조ㅑㄴ싣-ㅠㅣㅐㅈㄷㄱㄴ` for whistle-blowers) and short ones in letters that make no syllable (`ㅐㄹ` for of),
 * where another word was typed on the other layout: no record's word vouches for these, their neighbour does.
 */
function besideOnOtherLayout(q: string, { typed: neighbour }: Meant, found: readonly Meant[]): Meant[] {
  const rest = wordsTyped(q).filter((word) => isKorean(word) === isKorean(neighbour) && !found.some(({ typed }) => typed === word));
  // English with a sign in it is as often meant so (wi-fi); Korean with letters that make no syllable never is.
  const piecesOrShort = isKorean(neighbour) ? /^[ㄱ-ㅎㅏ-ㅣ가-힣]+([^a-zA-Zㄱ-ㅎㅏ-ㅣ가-힣]+[ㄱ-ㅎㅏ-ㅣ가-힣]+)+$|^[ㄱ-ㅎㅏ-ㅣ]{2,3}$/ : /^[a-zA-Z\d]*\d[a-zA-Z\d]*$/;
  return rest.filter((word) => piecesOrShort.test(word)).flatMap((typed) => {
    const runs = typed.split(/([^a-zA-Zㄱ-ㅎㅏ-ㅣ가-힣]+)/).map((run) => (/[a-zA-Zㄱ-ㅎㅏ-ㅣ가-힣]/.test(run) ? onOtherLayout(run) : run));
    const meant = runs.every((run) => run !== null) ? runs.join("") : typed;
    return meant === typed ? [] : [{ typed, meant }];
  });
}

const isKorean = (text: string) => /[ㄱ-ㅎㅏ-ㅣ가-힣]/.test(text);

/** Signs about a word are no part of it. */
const bare = (word: string) => word.replace(/^[^a-zA-Zㄱ-ㅎㅏ-ㅣ가-힣]+|[^a-zA-Zㄱ-ㅎㅏ-ㅣ가-힣]+$/g, "");
/** Whether it is one word: of several that signs join, `축사(돈사)에서`, the first alone would be taken for the whole. */
const isOne = (word: string) => /^[a-zA-Zㄱ-ㅎㅏ-ㅣ가-힣]+$/.test(bare(word));

/** A word as a record would hold it; then on the other layout, and without one particle more. */
function readingsOf(word: string): string[] {
  const [plain] = [...wordsOf(word)];
  const other = onOtherLayout(word.replace(/[^a-zA-Zㄱ-ㅎㅏ-ㅣ가-힣]/g, ""));
  const less = plain && /[가-힣]/.test(plain) ? stripped(plain) : undefined;
  return [...(plain && /^[a-zA-Z가-힣]+$/.test(bare(word)) ? [plain] : [""]), ...(other ? [stripped(other)] : []), ...(less && less !== plain ? [less] : [])];
}

/** The words of a question with all that each may stand for. */
function triedFor(q: string): Map<string, string[]> {
  const words = wordsTyped(q).filter((word) => /[ㄱ-ㅎㅏ-ㅣ가-힣a-zA-Z]/.test(word) && !/\d/.test(word));
  return new Map(words.map((word) => [word, readingsOf(word)]));
}

/** The words of a question as they were typed, each once. */
const wordsTyped = (q: string): string[] => [...new Set(understand(q).parts.filter((part) => part.field === "word").slice(0, most).map((part) => part.raw))];

/** Which of all that the words of a question may stand for is known: a select. */
export function knownWords(q: string): Prisma.Sql {
  const words = [...new Set([...triedFor(q).values()].flat())].filter((word) => word !== "");
  return Prisma.sql`select "word" from "SearchWord" where "word" = any(${words}::text[])`;
}

async function byInitials(db: Db, word: string): Promise<string | undefined> {
  const initials = keysTyped(word);
  if (initials.length < 2) return undefined;
  const row = await db.searchWord.findFirst({ where: { initials }, orderBy: [{ df: "desc" }, { word: "asc" }], select: { word: true } });
  return row?.word ?? (await namedByInitials(db, initials));
}

/** A task, post or department whose name holds these initial consonants, whatever its spaces; the shortest. */
async function namedByInitials(db: Db, initials: string): Promise<string | undefined> {
  if (initials.length < shortestName) return undefined;
  const [row] = await db.$queryRaw<{ title: string }[]>`
    select "title" from "SearchTitle" where "kind" = any(${named}::text[]) and 'all' = any("readers") and replace("initials", ' ', '') like ${`%${initials}%`}
    order by length("title"), "title" limit 1`;
  return row?.title;
}

/** Whether a slip broke a syllable into letters, which then part the word where it has no end: 직무ㅛ육 for 직무교육. */
const isBroken = (word: string) => /[ㄱ-ㅎㅏ-ㅣ]/.test(word) && /[가-힣]/.test(word);

/** Words one slip of a key away, the likeliest first. */
export async function nearest(db: Db, word: string, limit: number): Promise<string[]> {
  const [plain] = [...wordsOf(word)];
  const keys = keysTyped(isBroken(word) ? stripped(bare(word)) : (plain ?? word));
  if (keys.length < shortest || keys.length > 40 || keys.includes(" ")) return [];
  const forms = [...new Set(slipsOf(keys).map(keyOf))];
  const rows = await db.$queryRaw<{ word: string; df: number; keys: string }[]>`
    select distinct w."word", w."df", w."keys" from "SearchSlip" s join "SearchWord" w on w."word" = s."word" where s."form" = any(${forms}::int[])`;
  const farthest = keys.length >= 10 ? 2 : 1;
  // Whole syllables were meant as such, and so was what makes none on the other layout.
  const mayBeOther = onOtherLayout(bare(word)) !== null;
  return rows
    .map((row) => ({ ...row, far: slips(keys, row.keys) }))
    .filter(({ far, word: other }) => far <= farthest && other !== plain && (mayBeOther || isKorean(other) === isKorean(word)))
    .sort((one, other) => one.far - other.far || other.df - one.df || (one.word < other.word ? -1 : 1))
    .slice(0, limit)
    .map((row) => row.word);
}

/** The question with what was meant in the place of what was typed, whatever stands beside it. */
export function asMeant(q: string, meant: readonly Meant[]): string {
  const by = new Map(meant.map((one) => [one.typed, one.meant]));
  const typed = q.normalize("NFC");
  const words = understand(typed).parts.filter((part) => part.field === "word" && by.has(part.raw));
  const ends = words.map(({ at, raw }) => at + raw.length);
  return words.map(({ at, raw }, n) => typed.slice(ends[n - 1] ?? 0, at) + by.get(raw)!).join("") + typed.slice(ends.at(-1) ?? 0);
}
