import type { Bad } from "#lib/history/bad.ts";
import { canonical, sha256 } from "#lib/history/chain.ts";
import { appendSeal, outsideSeals } from "#lib/history/seal.ts";
import type { OutsideSeal } from "#lib/history/seal.ts";
import { transaction } from "#lib/platform/database.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import path from "node:path";

interface ReadRow {
  id: bigint;
  at: Date;
  officialId: string;
  postId: string | null;
  recordKind: string;
  recordId: string;
  outcome: string;
  via: string;
}

/** Rows younger than this may still be joined by one that began before them. */
const settledMs = 60_000;
const most = 20_000;

export function readSealsFile(data = process.env["ONMARU_DATA"] ?? ".data"): string {
  return path.join(data, "seals", "reads.jsonl");
}

function rowsBetween(db: Db | Tx, after: bigint, until: bigint, limit: number): Promise<ReadRow[]> {
  return db.$queryRaw<ReadRow[]>`select "id", "at", "officialId", "postId", "recordKind", "recordId", "outcome", "via" from "ReadEntry" where "id" > ${after} and "id" <= ${until} order by "id" limit ${limit}`;
}

function hashOf(n: number, at: number, previous: string, rows: readonly ReadRow[]): string {
  return sha256(canonical([n, at, previous, rows.map((row) => [String(row.id), row.at.getTime(), row.officialId, row.postId, row.recordKind, row.recordId, row.outcome, row.via])]));
}

/** Seals the reads that have settled since the last seal, as one batch. Answers the seal, or null when there was none. */
export async function sealReads(at: Date, file = readSealsFile()): Promise<OutsideSeal | null> {
  const seal = await transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(7310429)`;
    const [last] = await tx.readSeal.findMany({ orderBy: { n: "desc" }, take: 1 });
    const after = last?.untilId ?? 0n;
    const [settled] = await tx.$queryRaw<{ id: bigint | null }[]>`select max("id") as "id" from "ReadEntry" where "id" > ${after} and "at" < ${new Date(at.getTime() - settledMs)}`;
    if (!settled?.id) return null;
    const rows = await rowsBetween(tx, after, settled.id, most);
    const end = rows[rows.length - 1];
    if (!end) return null;
    const n = (last?.n ?? 0) + 1;
    const hash = hashOf(n, at.getTime(), last?.hash ?? "", rows);
    await tx.readSeal.createMany({ data: [{ n, at, fromId: rows[0]!.id, untilId: end.id, rows: rows.length, previous: last?.hash ?? "", hash }] });
    return { n, at: at.toISOString(), heads: rows.length, hash };
  });
  if (seal) {
    appendSeal(file, seal);
    log.info({ seal }, "reads are sealed");
  }
  return seal;
}

/** Computes the seals of reads anew. Answers the first bad place, or null. */
export async function verifyReads(db: Db, outside: readonly OutsideSeal[] = outsideSeals(readSealsFile())): Promise<{ bad: Bad | null; rows: number; seals: number }> {
  const seals = await db.readSeal.findMany({ orderBy: { n: "asc" } });
  let previous = "";
  let after = 0n;
  let rows = 0;
  for (const [at, seal] of seals.entries()) {
    if (seal.n !== at + 1) return { bad: { what: "reads-seal-gone", seal: at + 1 }, rows, seals: at };
    const found = await rowsBetween(db, after, seal.untilId, most + 1);
    if (seal.previous !== previous || hashOf(seal.n, seal.at.getTime(), previous, found) !== seal.hash) {
      return { bad: { what: "reads-changed", seal: seal.n }, rows, seals: at };
    }
    previous = seal.hash;
    after = seal.untilId;
    rows += found.length;
  }
  for (const kept of outside) {
    if (seals[kept.n - 1]?.hash !== kept.hash) return { bad: { what: "reads-seal-differs", seal: kept.n }, rows, seals: seals.length };
  }
  return { bad: null, rows, seals: seals.length };
}
