import { readsForHolder, readsOutput, readsTold } from "#lib/history/record-reads.ts";
import type { RecordReads } from "#lib/history/record-reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { byId } from "#lib/petitions/input.ts";
import { unitsOf } from "#lib/petitions/queries.ts";
import { maySeeReads } from "#lib/petitions/rules.ts";

/** Who read a petition and who was refused, for the unit that received it. */
export async function readsOfPetition(db: Db | Tx, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<RecordReads> {
  const row = await db.petition.findUnique({ where: { id }, select: { readers: true, departmentId: true } });
  return readsForHolder(db, actor, { kind: "petition", id, readers: row?.readers ?? null, may: row && maySeeReads(row.departmentId, unitsOf(actor)) }, now, via);
}

export const readPetitionReads = reading({
  name: "petitions.read-reads",
  address: "GET /api/v1/petitions/:id/reads",
  summary: { ko: "누가 민원을 읽었는지 봅니다", en: "Who read a petition, and who was refused" },
  input: byId,
  output: readsOutput,
  refusals: ["platform.not-found", "petitions.reads-are-the-units"],
  run: async ({ tx, actor, now }, { id }) => readsTold(await readsOfPetition(tx, actor, id, now, "api"), actor.language),
});
