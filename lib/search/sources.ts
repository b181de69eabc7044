import { Prisma } from "#prisma/generated/client.ts";
import { everyone } from "#lib/access/rules.ts";
import type { Db } from "#lib/platform/database.ts";
import { carriersOf, filesCarried } from "#lib/documents/attachments.ts";
import { documentEntries, opinionEntries, opinionsOn, readableDocuments, readableOpinions, supersededBy, supersededFors } from "#lib/documents/entries.ts";
import type { DocumentEntry } from "#lib/documents/entries.ts";
import { cameBackIds, readableRewritten, rewrittenEntries, rewrittenIds } from "#lib/documents/rewritten.ts";
import { dayOf, yearOf } from "#lib/time.ts";
import { readableTakenOver, takenOverCarrying, takenOverEntries, takenOverFiles, takenOverIds } from "#lib/archive/queries.ts";
import { petitionEntries, petitionIds, readablePetitions } from "#lib/petitions/queries.ts";
import { memoEntries, memoFiles, memoIds, memosCarrying, readableMemos } from "#lib/memos/queries.ts";
import { lessonEntries, lessonIds, lessonsOnDocuments, readableLessons } from "#lib/lessons/queries.ts";
import { tasksOfUnits } from "#lib/tasks/changing.ts";
import { taskEntries, taskIds } from "#lib/tasks/queries.ts";
import { citesIn } from "#lib/search/citing.ts";
import { attachmentsOf } from "#lib/search/attachments.ts";
import { actFact, isAct } from "#lib/search/predecessors.ts";
import { keepParts } from "#lib/search/parts.ts";
import type { Source } from "#lib/search/source.ts";
import { entriesOfDepartments, entriesOfPosts, entriesOfPostsInCharge } from "#lib/search/directory.ts";
import { directoryDepartmentIds, directoryPostIds } from "#lib/organisation/directory.ts";
import { factsOfPart, rewritten, supersededFacts } from "#lib/search/useful.ts";
import type { SearchEntry } from "#lib/search/engine.ts";

/** What carries files, and by which files it is told that one was read. */
export const carriers: readonly { attachments: Source; carrying(db: Db, fileIds: readonly string[]): Promise<string[]> }[] = [
  { attachments: attachmentsOf({ topic: "document.changed", ids: documentIds, entries: entriesOfDocuments, also: supersededBy, readable: readableDocuments, files: filesCarried, placeOf: (id, file) => `/documents/${id}?tab=files&file=${file}` }), carrying: carriersOf },
  { attachments: attachmentsOf({ topic: "archive.changed", ids: takenOverIds, entries: entriesOfTakenOver, readable: readableTakenOver, files: takenOverFiles, placeOf: (id, file) => `/archive/${id}?file=${file}` }), carrying: takenOverCarrying },
  { attachments: attachmentsOf({ topic: "memo.changed", ids: memoIds, entries: entriesOfMemos, readable: readableMemos, files: memoFiles, placeOf: (id, file) => `/memos?open=${id}&file=${file}` }), carrying: memosCarrying },
];

/** An opinion is named by its beginning. */
const headOfOpinion = 60;

export const sources: readonly Source[] = [
  ...carriers.map((carrier) => carrier.attachments),
  { kind: "document", topic: "document.changed", entries: entriesOfDocuments, also: supersededBy, ids: documentIds, readable: readableDocuments },
  { kind: "document", topic: "document.changed", entries: entriesOfRewritten, ids: cameBackIds, parts: rewrittenIds, readable: (ids, tokens) => readableRewritten(ids, Prisma.sql`select "recordId", "ofId" from "SearchPart"`, tokens) },
  { kind: "opinion", topic: "document.changed", entries: entriesOfOpinions, also: supersededBy, ids: documentIds, readable: readableOpinions, parts: opinionsOn },
  { kind: "document", topic: "archive.changed", entries: entriesOfTakenOver, ids: takenOverIds, readable: readableTakenOver },
  { kind: "task", topic: "task.changed", entries: entriesOfTasks, ids: taskIds, readable: openToAll },
  { kind: "petition", topic: "petition.changed", entries: entriesOfPetitions, ids: petitionIds, readable: readablePetitions },
  { kind: "memo", topic: "memo.changed", entries: entriesOfMemos, ids: memoIds, readable: readableMemos },
  { kind: "lesson", topic: "lesson.changed", entries: entriesOfLessons, ids: lessonIds, readable: readableLessons },
  // A lesson is read by whoever reads the document on which it stands; the lessons themselves are gone through above.
  { kind: "lesson", topic: "document.changed", entries: async (db, ids) => entriesOfLessons(db, await lessonsOnDocuments(db, ids)), also: supersededBy, ids: async () => [], readable: () => null, parts: lessonsOnDocuments },
  { kind: "post", topic: "organisation.changed", entries: entriesOfPosts, ids: directoryPostIds, readable: openToAll },
  // Who is in charge of a task stands with the post; the posts themselves are gone through above.
  { kind: "post", topic: "task.changed", entries: entriesOfPostsInCharge, ids: async () => [], readable: () => null },
  // A task is said with the name of its department; the tasks themselves are gone through above.
  { kind: "task", topic: "organisation.changed", entries: entriesOfTasks, also: tasksOfUnits, ids: async () => [], readable: () => null },
  { kind: "department", topic: "organisation.changed", entries: entriesOfDepartments, ids: directoryDepartmentIds, readable: openToAll },
];

/** Whatever every official may look up. */
function openToAll(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql | null {
  return tokens.includes(everyone) ? Prisma.sql`select unnest(${ids}) as "id"` : null;
}

/** Documents as entries; those that are gone are left out. */
async function entriesOfDocuments(db: Db, ids: readonly string[]): Promise<SearchEntry[]> {
  const entries = await documentEntries(db, ids);
  const named = await tasksNamed(db, entries);
  return entries.map((entry) => {
    const task = entry.unitTaskId ? named.get(entry.unitTaskId) : undefined;
    return {
      kind: "document", recordId: entry.id, sourceId: null, seq: entry.seq, title: entry.title,
      text: [entry.summary, entry.keywords.join(" "), entry.text, ...entry.opinions].filter(Boolean).join("\n"),
      url: `/documents/${entry.id}`, number: entry.number, at: entry.at, year: entry.year, departmentNameKo: entry.departmentNameKo, departmentNameEn: entry.departmentNameEn,
      functionNameKo: task?.nameKo ?? "", functionNameEn: task?.nameEn ?? "", disclosure: entry.disclosure, people: entry.people, postIds: [...new Set([...entry.postIds, entry.drafterPostId])], facts: [...factsOf(entry), ...citesIn(`${entry.title}\n${entry.text}`, entry.number)], readers: entry.readers,
    };
  });
}

/** What is being written of documents that came back: their drafter's post's alone, and kept as parts of them. */
async function entriesOfRewritten(db: Db, documentIds: readonly string[]): Promise<SearchEntry[]> {
  const entries = await rewrittenEntries(db, documentIds);
  await keepParts(db, entries.map((entry) => ({ recordId: entry.id, ofId: entry.documentId })));
  const named = await tasksNamed(db, entries);
  return entries.map((entry) => {
    const task = entry.unitTaskId ? named.get(entry.unitTaskId) : undefined;
    return {
      kind: "document", recordId: entry.id, sourceId: null, seq: entry.seq, title: entry.title, text: entry.text, url: `/documents/${entry.documentId}/edit`, number: null, at: entry.at, year: yearOf(entry.at), departmentNameKo: entry.departmentNameKo, departmentNameEn: entry.departmentNameEn,
      functionNameKo: task?.nameKo ?? "", functionNameEn: task?.nameEn ?? "", disclosure: entry.disclosure, people: entry.people, postIds: [entry.acted.postId], facts: [rewritten, `step:${entry.stage}`, actFact(entry.acted)], readers: entry.readers,
    };
  });
}

/** What was said on the way of documents, each as a find of its own: read by whoever reads the document, opened there. Kept as parts, so that what is taken from the document is taken from them at once. */
async function entriesOfOpinions(db: Db, documentIds: readonly string[]): Promise<SearchEntry[]> {
  const opinions = await opinionEntries(db, documentIds);
  const documents = new Map((await entriesOfDocuments(db, [...new Set(opinions.map((opinion) => opinion.documentId))])).map((entry) => [entry.recordId, entry]));
  await keepParts(db, opinions.map((opinion) => ({ recordId: opinion.id, ofId: opinion.documentId })));
  return opinions.flatMap((opinion): SearchEntry[] => {
    const document = documents.get(opinion.documentId);
    if (!document) return [];
    return [{
      ...document, kind: "opinion", recordId: opinion.id, title: opinion.text.slice(0, headOfOpinion).trim(), text: opinion.text, url: `${document.url}#opinions`, at: opinion.at, year: yearOf(opinion.at),
      people: [opinion.nameKo, opinion.nameEn].filter(Boolean), postIds: [opinion.postId], facts: [...factsOfPart(document.facts).filter((fact) => !isAct(fact)), actFact(opinion), ...citesIn(opinion.text, document.number)],
    }];
  });
}

/** The last names of the unit tasks of these. */
async function tasksNamed(db: Db, entries: readonly { unitTaskId: string | null }[]): Promise<Map<string, { nameKo: string; nameEn: string }>> {
  const tasks = [...new Set(entries.flatMap((entry) => (entry.unitTaskId ? [entry.unitTaskId] : [])))];
  const names = await db.$queryRaw<{ id: string; nameKo: string; nameEn: string }[]>`
    select distinct on ("nodeId") "nodeId" as id, "nameKo", "nameEn" from "FunctionNodeVersion" where "nodeId" = any(${tasks}::uuid[]) order by "nodeId", "validFrom" desc`;
  return new Map(names.map((name) => [name.id, name]));
}

/** Published lessons as entries. One on a document is kept as a part of it, so that what is taken from the document is taken from the lesson at once. */
async function entriesOfLessons(db: Db, ids: readonly string[]): Promise<SearchEntry[]> {
  const entries = await lessonEntries(db, ids);
  await keepParts(db, entries.flatMap(({ id, onDocument }) => (onDocument === null ? [] : [{ recordId: id, ofId: onDocument }])));
  const [named, superseded] = await Promise.all([tasksNamed(db, entries), supersededFors(db, entries.flatMap(({ onDocument }) => onDocument ?? []))]);
  return entries.map((entry) => {
    const task = entry.unitTaskId ? named.get(entry.unitTaskId) : undefined;
    return {
      kind: "lesson", recordId: entry.id, sourceId: null, seq: entry.seq, title: entry.title, text: entry.text, url: `/lessons/${entry.id}`, number: null, at: entry.at, year: entry.year, departmentNameKo: entry.departmentNameKo, departmentNameEn: entry.departmentNameEn,
      functionNameKo: task?.nameKo ?? "", functionNameEn: task?.nameEn ?? "", disclosure: entry.disclosure, people: entry.people, postIds: entry.postIds, facts: ["settled", ...(entry.liked ? ["lesson"] : []), ...supersededFacts(superseded.get(entry.onDocument ?? "") ?? []), ...entry.acted.map(actFact), ...citesIn(`${entry.title}\n${entry.text}`)], readers: entry.readers,
    };
  });
}

/** What is so of a document, as field words ask for it and the order needs it. */
function factsOf(entry: Pick<DocumentEntry, "deciderNameKo" | "deciderNameEn" | "stage" | "attached" | "status" | "supersededFor" | "acted">): string[] {
  return [...[entry.deciderNameKo, entry.deciderNameEn].flatMap((name) => (name ? [`decided:${name}`] : [])), `step:${entry.stage}`, ...(entry.attached ? ["has:attachment"] : []), ...(entry.status === "approved" ? ["settled"] : []), ...supersededFacts(entry.supersededFor), ...entry.acted.map(actFact)];
}

async function documentIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select "id" from "Document" where ${after}::uuid is null or "id" > ${after}::uuid order by "id" limit ${limit}`;
  return rows.map((row) => row.id);
}

async function entriesOfTasks(db: Db, ids: readonly string[], at: Date): Promise<SearchEntry[]> {
  return (await taskEntries(db, ids, dayOf(at))).map((task) => ({
    kind: "task", recordId: task.id, sourceId: null, seq: 0, title: task.title, text: [task.titleEn, task.text, task.path.join(" ")].filter(Boolean).join("\n"), url: `/tasks/${task.id}`, number: task.code,
    at: task.at, year: task.year, departmentNameKo: task.departmentNameKo, departmentNameEn: task.departmentNameEn, functionNameKo: task.path.at(-2) ?? "", functionNameEn: task.path.at(-1) ?? "",
    disclosure: "open", people: [], postIds: [], readers: task.readers,
  }));
}

async function entriesOfPetitions(db: Db, ids: readonly string[]): Promise<SearchEntry[]> {
  return (await petitionEntries(db, ids)).map((petition) => ({
    kind: "petition", recordId: petition.id, sourceId: petition.sourceId, seq: 0, title: petition.title, text: petition.text, url: `/petitions/${petition.id}`, number: petition.number,
    at: petition.at, year: petition.year, departmentNameKo: petition.departmentNameKo, departmentNameEn: petition.departmentNameEn, functionNameKo: petition.category, functionNameEn: "",
    disclosure: "open", people: [], postIds: [], facts: [...(petition.status === "answered" || petition.status === "closed" ? ["settled"] : []), ...citesIn(`${petition.title}\n${petition.text}`, petition.number)], readers: petition.readers,
  }));
}

async function entriesOfMemos(db: Db, ids: readonly string[]): Promise<SearchEntry[]> {
  return (await memoEntries(db, ids)).map((memo) => ({
    kind: "memo", recordId: memo.id, sourceId: null, seq: memo.seq, title: memo.title, text: memo.text, url: `/memos?open=${memo.id}`, number: null, at: memo.at, year: memo.year,
    departmentNameKo: memo.departmentNameKo, departmentNameEn: memo.departmentNameEn, functionNameKo: "", functionNameEn: "", disclosure: "closed", people: memo.people, postIds: memo.postIds, facts: [...memo.acted.map(actFact), ...citesIn(`${memo.title}\n${memo.text}`)], readers: memo.readers,
  }));
}

async function entriesOfTakenOver(db: Db, ids: readonly string[]): Promise<SearchEntry[]> {
  return (await takenOverEntries(db, ids)).map((taken) => ({
    kind: "document", recordId: taken.id, sourceId: taken.sourceId, seq: 0, title: taken.title, text: taken.text, url: `/archive/${taken.id}`, number: null, at: taken.at, year: taken.year,
    departmentNameKo: taken.departmentNameKo, departmentNameEn: taken.departmentNameEn, functionNameKo: taken.taskName, functionNameEn: "", disclosure: taken.readers.includes(everyone) ? "open" : "closed",
    people: taken.decidedBy === "" ? [] : [taken.decidedBy], postIds: [], facts: ["settled", ...(taken.decidedBy === "" ? [] : [`decided:${taken.decidedBy}`]), ...(taken.fileIds.length > 0 ? ["has:attachment"] : []), ...citesIn(`${taken.title}\n${taken.text}`, taken.sourceId)], readers: taken.readers,
  }));
}
