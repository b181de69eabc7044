import { z } from "zod";
import { routesOf, stepsWaiting } from "#lib/approval/queries.ts";
import type { StepRow } from "#lib/approval/queries.ts";
import { isRead } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import { filesNamed } from "#lib/files/queries.ts";
import type { Attached } from "#lib/files/queries.ts";
import { logReads } from "#lib/history/reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { mostTogether } from "#lib/documents/batch-rules.ts";
import { textOf } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { byId } from "#lib/documents/input.ts";
import { listedWhere } from "#lib/documents/listed.ts";
import { postsOfActor } from "#lib/documents/loading.ts";
import type { DocumentOpinion } from "#prisma/generated/client.ts";

/* The documents of a batch (rule 5) that wait for somebody, read in one place before they are decided together. */

export interface BatchLetter {
  id: string;
  /** As it was given with the version under way. */
  version: number;
  title: string;
  body: BodyNode;
  summary: string;
  disclosure: string;
  reasons: number[];
  /** What the reader is to do with it, at which post. */
  kind: StepKind;
  postId: string;
  steps: StepRow[];
  opinions: DocumentOpinion[];
  files: Attached[];
}

export interface BatchRead {
  letters: BatchLetter[];
  agency: { nameKo: string; nameEn: string; address: string } | null;
}

interface Given extends Pick<BatchLetter, "id" | "version" | "title" | "body" | "summary" | "disclosure" | "reasons"> {
  agencyId: string;
  fileIds: string[];
}

/** Opens all of a batch that waits for somebody to approve, each logged as read; to whoever may know none, each as refused. Missing and forbidden answer alike. A fixed number of statements. */
export async function openBatch(db: Db | Tx, actor: Actor, batchId: string, now: Date, via: "page" | "api"): Promise<BatchRead> {
  const known = await db.document.findMany({ where: { batchId, ...listedWhere(actor.tokens) }, select: { id: true }, take: mostTogether });
  if (known.length === 0) {
    const refused = await db.document.findMany({ where: { batchId }, select: { id: true }, take: mostTogether });
    await logReads(db, { actor, at: now, kind: "document", ids: refused.map((row) => row.id), outcome: "refused", via });
    throw notFound();
  }
  const waiting = (await stepsWaiting(db, postsOfActor(actor), known.map((row) => row.id))).filter(({ kind }) => !isRead(kind) && kind !== "joint");
  const given = await db.$queryRaw<Given[]>`
    select d."id", d."version", d."agencyId", v."title", v."body", v."summary", v."disclosure", v."reasons", v."fileIds"
    from "Document" d join "DocumentVersion" v on v."documentId" = d."id" and v."n" = d."version"
    where d."id" = any(${waiting.map((step) => step.documentId)}::uuid[]) and d."status" = 'in-approval' and d."readers" && ${[...actor.tokens]}::text[] order by d."batchPlace", d."id"`;
  const ids = given.map((row) => row.id);
  const [routes, opinions, files, [agency]] = await Promise.all([
    routesOf(db, ids),
    db.documentOpinion.findMany({ where: { documentId: { in: ids } }, orderBy: { at: "asc" } }),
    filesNamed(db, given.flatMap((row) => row.fileIds)),
    db.$queryRaw<NonNullable<BatchRead["agency"]>[]>`select "nameKo", "nameEn", "address" from onmaru_agencies_on(${toColumn(dayOf(now))}::date) where "id" = ${given[0]?.agencyId ?? null}::uuid`,
    logReads(db, { actor, at: now, kind: "document", ids, outcome: "read", via }),
  ]);
  const turn = new Map(waiting.map((step) => [step.documentId, step]));
  const letters = given.map(({ agencyId: _agency, fileIds, ...row }) => {
    const { kind, postId } = turn.get(row.id)!;
    return { ...row, kind, postId, steps: routes.get(row.id) ?? [], opinions: opinions.filter((one) => one.documentId === row.id), files: files.filter((file) => fileIds.includes(file.id)) };
  });
  return { letters, agency: agency ?? null };
}

export const readBatch = reading({
  name: "documents.read-batch",
  address: "GET /api/v1/document-batches/:id",
  summary: { ko: "일괄기안에서 나를 기다리는 문서를 모두 읽습니다", en: "Read all documents of a batch that wait for me" },
  input: byId,
  output: z.object({
    documents: z.array(z.object({ id: z.uuid(), version: z.int(), title: z.string(), text: z.string(), summary: z.string(), disclosure: z.string(), reasons: z.array(z.int()), opinions: z.array(z.object({ name: z.string(), text: z.string() })), files: z.array(z.object({ id: z.uuid(), name: z.string() })) })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const { letters } = await openBatch(tx, actor, id, now, "api");
    return {
      documents: letters.map(({ body, opinions, files, ...row }) => ({ ...row, text: textOf(body), opinions: opinions.map(({ nameKo, text }) => ({ name: nameKo, text })), files: files.map((file) => ({ id: file.id, name: file.name })) })),
    };
  },
});
