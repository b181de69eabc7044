import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Step } from "#lib/approval/rules.ts";
import { mostTogether } from "#lib/documents/batch-rules.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { list } from "#lib/documents/lists.ts";
import type { ListedDocument } from "#lib/documents/lists.ts";

export interface BatchLineShown {
  id: string;
  /** Title of its first document. */
  title: string;
  count: number;
  drafts: number;
  approved: number;
  at: Date;
}

/** What was drafted together at the posts that somebody holds, newest first. */
export function myBatches(db: Db, actor: Actor): Promise<BatchLineShown[]> {
  const posts = actor.seats.map((seat) => seat.postId);
  return db.$queryRaw<BatchLineShown[]>`
    select d."batchId" as "id", (array_agg(d."title" order by d."batchPlace"))[1] as "title", count(*)::int as "count", (count(*) filter (where d."status" = 'draft'))::int as "drafts",
      (count(*) filter (where d."status" = 'approved'))::int as "approved", min(d."createdAt") as "at"
    from "Document" d where d."drafterPostId" = any(${posts}::uuid[]) and d."batchId" is not null and ${listedFor(actor.tokens)}
    group by d."batchId" order by min(d."createdAt") desc, d."batchId" limit 20`;
}

export const listBatches = reading({
  name: "documents.batches",
  address: "GET /api/v1/document-batches",
  summary: { ko: "내 자리에서 한꺼번에 기안한 묶음을 봅니다", en: "What was drafted together at my posts, the newest first" },
  input: z.object({}),
  output: z.object({ batches: z.array(z.object({ id: z.uuid(), title: z.string(), count: z.int(), drafts: z.int(), approved: z.int(), at: z.iso.datetime() })) }),
  run: async ({ tx, actor }) => ({ batches: (await myBatches(tx, actor)).map((batch) => ({ ...batch, at: batch.at.toISOString() })) }),
});

export interface BatchShown {
  rows: ListedDocument[];
  revisions: Map<string, number>;
  /** The route laid for its first document, where the reader may write it. */
  route: readonly Step[];
}

/** The documents of a batch that somebody may know of, in their order; with the revision of those that they may write. */
export async function documentsOfBatch(db: Db, actor: Actor, id: string): Promise<BatchShown> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return { rows: [], revisions: new Map(), route: [] };
  const { rows } = await list(db, actor, Prisma.sql`d."batchId" = ${id}::uuid`, Prisma.sql`d."batchPlace", d."id"`, 1, mostTogether);
  const own = await db.document.findMany({ where: { batchId: id, drafterPostId: { in: actor.seats.map((seat) => seat.postId) } }, orderBy: { batchPlace: "asc" }, select: { id: true, draftRevision: true, draftRoute: true } });
  return { rows, revisions: new Map(own.map((row) => [row.id, row.draftRevision])), route: (own[0]?.draftRoute ?? []) as unknown as Step[] };
}
