import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";

/** What is copied until lists are long: each a row that stands already. */
export interface Originals {
  /** Documents in the lists of one writer, and one that waits for whoever opens My day. */
  draftId: string;
  sentId: string;
  decidedId: string;
  departmentId: string;
  postId: string;
  unitTaskId: string;
  officialId: string;
}

const id = (kind: string) => Prisma.sql`md5(${`${kind} `} || n)::uuid`;

/** Copies rows as number `from` to `to`; `changed` has the fields in which a copy differs, as pairs of name and value. */
function copier(db: Db, from: number, to: number) {
  const numbers = Prisma.sql`generate_series(${from}::int, ${to}::int) n`;
  return async (table: string, where: Prisma.Sql, changed: Prisma.Sql) => {
    // What the database computes or counts by itself is not given.
    const columns = await db.$queryRaw<{ name: string }[]>`select attname::text as name from pg_attribute where attrelid = ${`"${table}"`}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`;
    const given = Prisma.raw(columns.map(({ name }) => `"${name}"`).join(", "));
    return db.$executeRaw`
      insert into ${Prisma.raw(`"${table}"`)} (${given}) select ${given} from (
        select (jsonb_populate_record(o, jsonb_build_object(${changed}))).* from ${Prisma.raw(`"${table}"`)} o, ${numbers} where ${where}) copies`;
  };
}

/** Copies of what lists of documents, posts and tasks show. For measuring alone: no copy has a history. */
export async function layMany(db: Db, of: Originals, from: number, to: number): Promise<void> {
  const copy = copier(db, from, to);
  for (const [kind, original] of [["draft", of.draftId], ["sent", of.sentId], ["decided", of.decidedId]] as const) {
    await copy("Document", Prisma.sql`o."id" = ${original}::uuid`, Prisma.sql`'id', ${id(kind)}, 'title', o."title" || ' ' || n, 'numberLabel', o."numberLabel" || n`);
    await copy("ApprovalStep", Prisma.sql`o."documentId" = ${original}::uuid`, Prisma.sql`'documentId', ${id(kind)}`);
  }
  await copy("SearchEntry", Prisma.sql`o."recordId" = ${of.decidedId}::uuid`, Prisma.sql`'recordId', ${id("decided")}, 'title', o."title" || ' ' || n`);
  await copy("Department", Prisma.sql`o."id" = ${of.departmentId}::uuid`, Prisma.sql`'id', ${id("department")}, 'code', 'copy-' || n`);
  await copy("DepartmentVersion", Prisma.sql`o."departmentId" = ${of.departmentId}::uuid and o."validUntil" is null`, Prisma.sql`'id', gen_random_uuid(), 'departmentId', ${id("department")}, 'nameKo', o."nameKo" || n`);
  await copy("Post", Prisma.sql`o."id" = ${of.postId}::uuid`, Prisma.sql`'id', ${id("post")}, 'departmentId', ${id("department")}`);
  await copy("Official", Prisma.sql`o."id" = ${of.officialId}::uuid`, Prisma.sql`'id', ${id("official")}`);
  await copy("Appointment", Prisma.sql`o."officialId" = ${of.officialId}::uuid and o."kind" = 'regular'`, Prisma.sql`'id', gen_random_uuid(), 'officialId', ${id("official")}, 'postId', ${id("post")}`);
  await copy("FunctionNode", Prisma.sql`o."id" = ${of.unitTaskId}::uuid`, Prisma.sql`'id', ${id("task")}, 'code', 'copy-' || n`);
  await copy("FunctionNodeVersion", Prisma.sql`o."nodeId" = ${of.unitTaskId}::uuid and o."validUntil" is null`, Prisma.sql`'id', gen_random_uuid(), 'nodeId', ${id("task")}, 'nameKo', o."nameKo" || n`);
  await copy("UnitTask", Prisma.sql`o."id" = ${of.unitTaskId}::uuid`, Prisma.sql`'id', ${id("task")}`);
}

/** Copies of what the other lists show: of the writer's memos, lessons, collections and searches, of petitions and record files, and of what was done to and read of the decided document. */
export async function layElse(db: Db, of: Originals, writer: { officialId: string; postId: string }, from: number, to: number): Promise<void> {
  const laid = copier(db, from, to);
  const copy = async (table: string, where: Prisma.Sql, changed: Prisma.Sql) => {
    if ((await laid(table, where, changed)) === 0) throw new Error(`There is no ${table} to copy.`);
  };
  const first = (table: string) => Prisma.sql`o."id" = (select "id" from ${Prisma.raw(`"${table}"`)} order by "id" limit 1)`;
  await copy("Petition", first("Petition"), Prisma.sql`'id', ${id("petition")}, 'sourceId', 'copy-' || n`);
  await copy("Memo", first("Memo"), Prisma.sql`'id', ${id("memo")}, 'writerPostId', ${writer.postId}::text, 'readers', '["all"]'::jsonb, 'listers', '["all"]'::jsonb`);
  await copy("Lesson", first("Lesson"), Prisma.sql`'id', ${id("lesson")}, 'departmentId', ${of.departmentId}::text, 'status', 'published'`);
  await copy("Collection", first("Collection"), Prisma.sql`'id', ${id("collection")}, 'postId', ${writer.postId}::text, 'readers', '["all"]'::jsonb, 'listers', '["all"]'::jsonb`);
  await copy("SavedSearch", first("SavedSearch"), Prisma.sql`'id', ${id("saved")}, 'officialId', ${writer.officialId}::text, 'name', 'copy ' || n`);
  await copy("RecordFile", first("RecordFile"), Prisma.sql`'id', ${id("file")}, 'unitTaskId', ${id("task")}, 'departmentId', ${of.departmentId}::text`);
  await copy("HistoryEntry", Prisma.sql`o."recordKind" = 'document' and o."recordId" = ${of.decidedId}::text and o."seq" = 1`, Prisma.sql`'id', 1000000000 + n, 'seq', 1000 + n`);
  await copy("ReadEntry", Prisma.sql`o."id" = (select "id" from "ReadEntry" order by "id" limit 1)`, Prisma.sql`'recordKind', 'document', 'recordId', ${of.decidedId}::text`);
}
