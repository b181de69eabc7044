import { z } from "zod";
import { mayRead } from "#lib/access/rules.ts";
import { orThrow } from "#lib/refusal.ts";
import { logRead } from "#lib/history/reads.ts";
import { readsOn } from "#lib/history/reads-of.ts";
import type { ReadLine } from "#lib/history/reads-of.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { headed } from "#lib/tasks/queries.ts";
import { byId } from "#lib/documents/input.ts";
import { maySeeReads } from "#lib/documents/rules.ts";

/** Whether somebody holds a document: sits at the post that wrote it, or heads its department. */
export function holdsDocument(actor: Actor, row: { drafterPostId: string; departmentId: string }): boolean {
  return maySeeReads(row, { postIds: actor.seats.map((seat) => seat.postId), headedIds: headed(actor) }) === null;
}

export const readsShown = 200;

/** Who read a document and who was refused, for its holder; the newest, and whether there are more. */
export async function readsOfDocument(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<{ reads: ReadLine[]; more: boolean }> {
  const row = await db.document.findUnique({ where: { id }, select: { readers: true, drafterPostId: true, departmentId: true } });
  if (!row) throw notFound();
  if (!mayRead({ listers: [], readers: row.readers }, actor.tokens)) {
    await logRead(db, { actor, at: now, record: { kind: "document", id }, outcome: "refused", via });
    throw notFound();
  }
  orThrow(maySeeReads(row, { postIds: actor.seats.map((seat) => seat.postId), headedIds: headed(actor) }));
  const rows = await readsOn(db, { kind: "document", id }, readsShown + 1);
  return { reads: rows.slice(0, readsShown), more: rows.length > readsShown };
}

const line = z.object({ at: z.iso.datetime(), officialId: z.uuid(), name: z.string(), post: z.string(), department: z.string(), outcome: z.enum(["read", "refused"]), via: z.string() });

export const readDocumentReads = reading({
  name: "documents.read-reads",
  address: "GET /api/v1/documents/:id/reads",
  summary: { ko: "누가 문서를 읽었고 누가 거절되었는지 봅니다", en: "Who read a document, and who was refused" },
  input: byId,
  output: z.object({ reads: z.array(line), more: z.boolean() }),
  refusals: ["platform.not-found", "documents.not-the-holder"],
  async run({ tx, actor, now }, { id }) {
    const { reads, more } = await readsOfDocument(tx, actor, id, now, "api");
    const english = actor.language === "en";
    return {
      more,
      reads: reads.map((row) => ({
        at: row.at.toISOString(), officialId: row.officialId, name: english ? row.nameEn : row.nameKo, post: english ? row.postNameEn : row.postNameKo, department: english ? row.departmentNameEn : row.departmentNameKo, outcome: row.outcome, via: row.via,
      })),
    };
  },
});
