import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import { initialsTyped, keysTyped } from "#lib/search/typing.ts";
import { rewritten } from "#lib/search/useful.ts";
import type { SearchTitle } from "#prisma/generated/client.ts";

/** Titles longer than this are suggested by their beginning. */
const longest = 200;

/** Words of a title are found by so many of their first keys at most. */
const beginning = 8;
const marked = "~";

/** What the words of a title may begin with when they are typed: their keys, and marked the initial consonants of its words. */
function beginningsOf(keys: string, initials: string): string[] {
  const of = (line: string, mark: string) => line.split(" ").flatMap((word) => Array.from({ length: Math.min(word.length, beginning) }, (_, n) => mark + word.slice(0, n + 1)));
  return [...new Set([...of(keys, ""), ...of(initials, marked)])].sort();
}

/** Titles whose words begin like these keys, or whose initial consonants do: a condition that is looked up by its words alone, and then read. */
export function beginsWith(keys: string, by: "keys" | "initials"): Prisma.Sql {
  const begun = keys.split(" ").map((word) => (by === "keys" ? "" : marked) + word.slice(0, beginning));
  return Prisma.sql`("beginnings" @> ${begun}::text[] and ${Prisma.raw(`"${by}" || ''`)} like ${`% ${keys}%`})`;
}

/** The title by which an entry is suggested, with who may read it; null where it is not. An opinion has none: it is named by its beginning; nor has what is being written of a document that came back: its document has one. */
export function titleOf({ kind, recordId, seq, title: whole, text, departmentNameKo: note, url, at, readers, facts }: SearchEntry): SearchTitle | null {
  if (whole === "" || kind === "opinion" || facts?.includes(rewritten)) return null;
  const title = whole.toWellFormed().slice(0, longest);
  // A name in the other language stands in the first line of the text of those that have one.
  const names = kind === "task" || kind === "post" || kind === "department" ? `${title} ${text.toWellFormed().replaceAll("\0", " ").split("\n", 1)[0]!.slice(0, longest)}` : title;
  const [keys, initials] = [keysTyped(names), initialsTyped(names)];
  return { kind, recordId, seq, title, note, url, keys: ` ${keys}`, initials: ` ${initials}`, beginnings: beginningsOf(keys, initials), at, readers };
}

/** Keeps the titles by which entries are suggested; an older version never replaces a newer one. */
export async function keepTitles(db: Db, entries: readonly SearchEntry[]): Promise<void> {
  const rows = [...new Map(entries.flatMap((entry) => titleOf(entry) ?? []).map((row) => [`${row.kind} ${row.recordId}`, row])).values()];
  if (rows.length === 0) return;
  await db.$executeRaw`
    insert into "SearchTitle" ("kind", "recordId", "seq", "title", "note", "url", "keys", "initials", "beginnings", "at", "readers")
    select k, i, s, t, n, u, y, c, string_to_array(b, ' '), a, string_to_array(r, ' ')
    from unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.recordId)}::uuid[], ${rows.map((row) => row.seq)}::int[], ${rows.map((row) => row.title)}::text[], ${rows.map((row) => row.note)}::text[], ${rows.map((row) => row.url)}::text[],
      ${rows.map((row) => row.keys)}::text[], ${rows.map((row) => row.initials)}::text[], ${rows.map((row) => row.beginnings.join(" "))}::text[], ${rows.map((row) => row.at)}::timestamptz[], ${rows.map((row) => row.readers.join(" "))}::text[]) as e(k, i, s, t, n, u, y, c, b, a, r)
    on conflict ("kind", "recordId") do update set "seq" = excluded."seq", "title" = excluded."title", "note" = excluded."note", "url" = excluded."url", "keys" = excluded."keys", "initials" = excluded."initials", "beginnings" = excluded."beginnings", "at" = excluded."at", "readers" = excluded."readers"
    where "SearchTitle"."seq" <= excluded."seq"`;
}

/** So many records of one name are lifted. */
const mostNamed = 40;

/** Records of which these tokens may know that bear just these words as their title, whatever their spaces and capitals: a select. */
export function namedSo(words: string, tokens: readonly string[]): Prisma.Sql {
  const plain = words.toWellFormed().replaceAll(" ", "").toLowerCase().slice(0, longest);
  return Prisma.sql`select "recordId" from "SearchTitle" where lower(replace("title", ' ', '')) = ${plain} and "readers" && ${[...tokens]}::text[] order by "at" desc, "recordId" limit ${mostNamed}`;
}

export async function forgetTitles(db: Db, kind: string, ids: readonly string[]): Promise<void> {
  await db.searchTitle.deleteMany({ where: { kind, recordId: { in: [...ids] } } });
}
