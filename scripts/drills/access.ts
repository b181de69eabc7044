import { isDeepStrictEqual } from "node:util";
import { mayKnow, mayList, mayRead } from "#lib/access/rules.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { chance } from "#prisma/seed/random.ts";
import { visitorOf } from "../bench/visitor.ts";
import type { Found } from "./races.ts";

interface Person {
  actor: Actor;
  cookie: string;
}

interface Drawn {
  id: string;
  title: string;
  status: string;
  departmentId: string;
  decidedAt: Date | null;
  listers: string[];
  readers: string[];
}

/** So many pairs after one another, one is of a memo report or a petition. */
const everyOther = 10;

interface Other {
  kind: "memo" | "petition";
  id: string;
  title: string;
  readers: string[];
}

async function otherRecords(): Promise<Other[]> {
  const select = { id: true, title: true, readers: true };
  const [memos, petitions] = await Promise.all([database().memo.findMany({ orderBy: { id: "asc" }, select }), database().petition.findMany({ orderBy: { id: "asc" }, select, take: 200 })]);
  return [...memos.map((row) => ({ kind: "memo" as const, ...row })), ...petitions.map((row) => ({ kind: "petition" as const, ...row }))];
}

function readersOf({ kind, id }: Other): Promise<{ readers: string[] }> {
  const asked = { where: { id }, select: { readers: true } };
  return kind === "memo" ? database().memo.findUniqueOrThrow(asked) : database().petition.findUniqueOrThrow(asked);
}

/** Of a record without a register: search and suggestions hold it for its readers alone, and nobody else opens it. To open a memo report is to have read it, so its readers are not made to. */
async function otherFaults(url: string, { actor, cookie }: Person, record: Other): Promise<string[]> {
  const reads = mayRead({ listers: [], readers: record.readers }, actor.tokens);
  const faults: string[] = [];
  const ask = (path: string) => answered(url + path, { cookie, accept: "application/json" });
  if (!reads || record.kind === "petition") {
    const { status } = await ask(`/api/v1/${record.kind}s/${record.id}`);
    if (status !== (reads ? 200 : 404)) faults.push(`the API answers ${status} for the ${record.kind} "${record.title}", which ${reads ? "is" : "is not"} theirs to read`);
  }
  const search = async () => JSON.parse((await ask(`/api/v1/search?limit=100&kind=${record.kind}&q=${encodeURIComponent(`"${record.title}"`)}`)).text) as Record<string, unknown>;
  const { total, ids } = await settledSearch(search, record.id, reads);
  if (total <= 100 && ids.includes(record.id) !== reads) faults.push(`the search ${reads ? "lacks" : "shows"} the ${record.kind} "${record.title}"`);
  if (!reads && (await suggested(ask, record.title)).includes(record.id)) faults.push(`the ${record.kind} "${record.title}" is suggested`);
  return faults;
}

/** What is suggested by the beginning of a title; there is room for few, so a reader may miss it. */
async function suggested(ask: (path: string) => Promise<{ text: string }>, title: string): Promise<string[]> {
  const { suggestions } = JSON.parse((await ask(`/api/v1/search/suggestions?q=${encodeURIComponent(title.slice(0, 40))}`)).text) as { suggestions: { id: string }[] };
  return suggestions.map(({ id }) => id);
}

/**
 * For drawn pairs of person and document, the page, the API, the list with its count, the search with its count,
 * suggestions, what is known by title alone and the export say what the rule says: read where the sets meet, listed and
 * known where they meet, else nothing at all.
 */
export async function access(url: string, pairs: number, seed = 7): Promise<Found> {
  const luck = chance(seed);
  const officials = await database().official.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  const documents = await database().document.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  const people = new Map<string, Person | null>();
  const faults: string[] = [];
  const others = await otherRecords();
  for (let n = 0; n < pairs; ) {
    const { id } = luck.pick(officials);
    if (!people.has(id)) people.set(id, await person(url, id));
    const who = people.get(id);
    // Somebody without a seat is drawn anew.
    if (!who) continue;
    const found = n % everyOther === 0 && others.length > 0 ? await otherPair(url, who, luck.pick(others)) : await documentPair(url, who, luck.pick(documents).id);
    for (const fault of found) faults.push(`${who.actor.nameKo}: ${fault}`);
    n += 1;
  }
  return { what: `access of ${[...people.values()].filter(Boolean).length} people`, rounds: pairs, faults };
}

async function person(url: string, officialId: string): Promise<Person | null> {
  const actor = await actorOfOfficial(database(), officialId, now());
  if (!actor?.seat) return null;
  const { cookie } = await visitorOf(url, officialId);
  return { actor, cookie: `${cookie.name}=${cookie.value}` };
}

const documentPair = (url: string, who: Person, id: string) =>
  standingFaults(
    () => database().document.findUniqueOrThrow({ where: { id }, select: { id: true, title: true, status: true, departmentId: true, decidedAt: true, listers: true, readers: true } }),
    who,
    (person, document) => pairFaults(url, person, document),
  );

const otherPair = (url: string, who: Person, other: Other) =>
  standingFaults(
    async () => ({ ...other, ...(await readersOf(other)) }),
    who,
    (person, record) => otherFaults(url, person, record),
  );

/** The faults of a record and a person that stand still while it is asked for: one that others bring further, or move, meanwhile is asked for again, by the rule as it is then. */
async function standingFaults<T>(read: () => Promise<T>, who: Person, faultsOf: (who: Person, record: T) => Promise<string[]>): Promise<string[]> {
  const both = async () => ({ record: await read(), actor: await actorOfOfficial(database(), who.actor.officialId, now()) });
  for (let turn = 0; ; turn++) {
    const before = await both();
    if (!before.actor?.seat) return [];
    const faults = await faultsOf({ ...who, actor: before.actor }, before.record);
    if (faults.length === 0 || turn >= 5 || isDeepStrictEqual(await both(), before)) return faults;
  }
}

async function pairFaults(url: string, { actor, cookie }: Person, document: Drawn): Promise<string[]> {
  const reads = mayRead(document, actor.tokens);
  const [knows, lists] = [mayKnow(document, actor.tokens), mayList(document, actor.tokens)];
  const ask = (path: string, accept: string) => answered(url + path, { cookie, accept });
  const json = async (path: string) => JSON.parse((await ask(path, "application/json")).text || "{}") as Record<string, unknown>;
  const faults: string[] = [];
  const check = (what: string, is: unknown, must: unknown) => {
    if (is !== must) faults.push(`${what} of "${document.title}" (${document.status}) says ${String(is)}, the rule ${String(must)}`);
  };
  // Whoever may know of a decided document and not read it is led to where one asks for that.
  check("the page", (await ask(`/documents/${document.id}`, "text/html")).status, reads ? 200 : knows && document.status === "approved" ? 307 : 404);
  check("the API", (await ask(`/api/v1/documents/${document.id}`, "application/json")).status, reads ? 200 : 404);
  const { total, ids } = await settledSearch(() => json(`/api/v1/search?limit=100&q=${encodeURIComponent(`"${document.title}"`)}`), document.id, reads);
  // Beyond the first hundred it may stand further down.
  if (total <= 100) check("the search", ids.includes(document.id), reads);
  if (total <= 100) check("the count of the search", total, ids.length);
  if (!reads) check("the suggestions", (await suggested((path) => ask(path, "application/json"), document.title)).includes(document.id), false);
  const alone = (await json(`/api/v1/search/known?q=${encodeURIComponent(`"${document.title}"`)}`)) as { total: number; documents: { id: string }[] };
  const told = alone.documents.some(({ id }) => id === document.id);
  // The latest are named, so one that may be known can stand further down; what may not be never stands there.
  if (told && (!knows || reads || document.status !== "approved")) faults.push(`"${document.title}" (${document.status}) is told by its title`);
  if (document.status !== "approved" || !document.decidedAt) return faults;
  const [entry] = await database().registerEntry.findMany({ where: { recordKind: "document", recordId: document.id }, select: { departmentId: true, year: true } });
  if (!entry) return faults;
  const asked = `unit=${entry.departmentId}&year=${entry.year}`;
  const listed = await json(`/api/v1/register?${asked}&q=${encodeURIComponent(document.title)}`);
  const lines = (listed["lines"] ?? []) as { id: string; readable: boolean }[];
  const line = lines.find((one) => one.id === document.id);
  check("the register", line !== undefined, lists);
  if (line) check("the register's mark of what may be read", line.readable, reads);
  const counted = async () => (await database().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from "RegisterEntry" e
    left join "JointPart" j on e."recordKind" = 'joint-part' and j."id" = e."recordId" left join "ReturnedOriginal" o on e."recordKind" = 'returned-original' and o."id" = e."recordId"
    join "Document" d on d."id" = coalesce(j."documentId", o."documentId", e."recordId")
    where e."departmentId" = ${entry.departmentId}::uuid and e."year" = ${entry.year} and ${listedFor(actor.tokens)}`)[0]?.total;
  const [said, all] = await settledCount(async () => (await json(`/api/v1/register?${asked}`))["total"], counted);
  check("the count of the register", said, all);
  check("the export", (await ask(`/api/v1/register/export?${asked}`, "text/csv")).text.includes(document.title.replaceAll('"', '""')), await sameTitleListed(entry, document.title, actor));
  return faults;
}

/** What is searched, once the index has caught up: what was written a moment ago may follow within seconds, what may not be read never. */
async function settledSearch(search: () => Promise<Record<string, unknown>>, id: string, reads: boolean): Promise<{ total: number; ids: string[] }> {
  for (let turn = 0; ; turn++) {
    const found = await search();
    const ids = ((found["hits"] ?? []) as { id: string }[]).map((hit) => hit.id);
    const total = Number(found["total"] ?? 0);
    if (!reads || ids.includes(id) || total > 100 || turn >= 20) return { total, ids };
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Two counts, once nothing is decided between the two: others go on working meanwhile. */
async function settledCount<T>(one: () => Promise<unknown>, other: () => Promise<T>): Promise<[unknown, T]> {
  for (let turn = 0; ; turn++) {
    const [is, must] = [await one(), await other()];
    if (is === must || turn >= 10) return [is, must];
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Titles repeat: what the export must hold is whether any line of that title is listed. */
async function sameTitleListed(entry: { departmentId: string; year: number }, title: string, actor: Actor): Promise<boolean> {
  const [row] = await database().$queryRaw<{ listed: boolean }[]>`
    select exists (select from "RegisterEntry" e join "Document" d on d."id" = e."recordId" where e."departmentId" = ${entry.departmentId}::uuid and e."year" = ${entry.year} and position(${title} in d."title") > 0 and ${listedFor(actor.tokens)}) as listed`;
  return row?.listed ?? false;
}

async function answered(address: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  for (;;) {
    const answer = await fetch(address, { headers, redirect: "manual" });
    if (answer.status !== 429) return { status: answer.status, text: await answer.text() };
    await answer.text();
    await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(answer.headers.get("retry-after") ?? 1)));
  }
}
