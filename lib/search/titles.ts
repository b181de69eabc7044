import type { Db } from "#lib/platform/database.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import { initialsTyped, keysTyped } from "#lib/search/typing.ts";

/** Titles longer than this are suggested by their beginning. */
const longest = 200;

/** Keeps the titles by which entries are suggested, each with who may read it. An opinion has none: it is named by its beginning. */
export async function keepTitles(db: Db, entries: readonly SearchEntry[]): Promise<void> {
  const rows = [...new Map(entries.filter((entry) => entry.title !== "" && entry.kind !== "opinion").map((entry) => [`${entry.kind} ${entry.recordId}`, entry])).values()];
  if (rows.length === 0) return;
  const titles = rows.map((entry) => entry.title.slice(0, longest));
  // A name in the other language stands in the first line of the text of those that have one.
  const names = rows.map((entry, at) => (entry.kind === "task" || entry.kind === "post" || entry.kind === "department" ? `${titles[at]} ${entry.text.split("\n", 1)[0]!.slice(0, longest)}` : titles[at]!));
  await db.$executeRaw`
    insert into "SearchTitle" ("kind", "recordId", "title", "note", "url", "keys", "initials", "at", "readers")
    select k, i, t, n, u, ' ' || y, ' ' || c, a, string_to_array(r, ' ')
    from unnest(${rows.map((entry) => entry.kind)}::text[], ${rows.map((entry) => entry.recordId)}::uuid[], ${titles}::text[], ${rows.map((entry) => entry.departmentNameKo)}::text[], ${rows.map((entry) => entry.url)}::text[],
      ${names.map(keysTyped)}::text[], ${names.map(initialsTyped)}::text[], ${rows.map((entry) => entry.at)}::timestamptz[], ${rows.map((entry) => entry.readers.join(" "))}::text[]) as e(k, i, t, n, u, y, c, a, r)
    on conflict ("kind", "recordId") do update set "title" = excluded."title", "note" = excluded."note", "url" = excluded."url", "keys" = excluded."keys", "initials" = excluded."initials", "at" = excluded."at", "readers" = excluded."readers"`;
}

export async function forgetTitles(db: Db, kind: string, ids: readonly string[]): Promise<void> {
  await db.searchTitle.deleteMany({ where: { kind, recordId: { in: [...ids] } } });
}
