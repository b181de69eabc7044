import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { Prisma } from "#prisma/generated/client.ts";
import { canonical, sha256 } from "#lib/history/chain.ts";
import { transaction } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";

/** A seal as it stands outside the database, one line each. */
export interface OutsideSeal {
  n: number;
  at: string;
  heads: number;
  hash: string;
}

export interface SealedHead {
  recordKind: string;
  recordId: string;
  seq: number;
  hash: string;
}

/** Where seals leave the database: a file beside the data. */
export function sealsFile(data = process.env["ONMARU_DATA"] ?? ".data"): string {
  return path.join(data, "seals", "history.jsonl");
}

/** The hash of a seal, over the one before it and all heads that moved since, in order. */
export function sealHash(n: number, at: number, previous: string, heads: readonly SealedHead[]): string {
  const sorted = heads.map((head) => [head.recordKind, head.recordId, head.seq, head.hash]).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  return sha256(canonical([n, at, previous, sorted]));
}

/**
 * Seals every chain that moved since the last seal. One sealer at a time; a head that moves
 * meanwhile waits for the next seal. Answers the seal, or null when nothing moved.
 */
export async function sealHistory(at: Date, file = sealsFile()): Promise<OutsideSeal | null> {
  const seal = await transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(7310428)`;
    const heads = await tx.$queryRaw<SealedHead[]>`
      select "recordKind", "recordId", "seq", "hash" from "HistoryHead" where "sealedBy" is null and "seq" > 0 order by "recordKind", "recordId" limit 20000 for update skip locked`;
    if (heads.length === 0) return null;
    const [last] = await tx.historySeal.findMany({ orderBy: { n: "desc" }, take: 1 });
    const n = (last?.n ?? 0) + 1;
    const hash = sealHash(n, at.getTime(), last?.hash ?? "", heads);
    await tx.historySeal.createMany({ data: [{ n, at, heads: heads.length, previous: last?.hash ?? "", hash }] });
    for (let from = 0; from < heads.length; from += 2000) {
      const part = heads.slice(from, from + 2000);
      await tx.historySealHead.createMany({ data: part.map((head) => ({ sealN: n, ...head })) });
      await tx.$executeRaw`
        update "HistoryHead" h set "sealedBy" = ${n} from (values ${Prisma.join(part.map((head) => Prisma.sql`(${head.recordKind}, ${head.recordId})`))}) as s(kind, id)
        where h."recordKind" = s.kind and h."recordId" = s.id`;
    }
    return { n, at: at.toISOString(), heads: heads.length, hash };
  });
  if (seal) {
    appendSeal(file, seal);
    log.info({ seal }, "the history is sealed");
  }
  return seal;
}

/** Adds a seal to the file outside the database, on disk before it returns. */
export function appendSeal(file: string, seal: OutsideSeal): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = openSync(file, "a", 0o600);
  appendFileSync(handle, `\n${JSON.stringify(seal)}\n`);
  fsyncSync(handle);
  closeSync(handle);
}

export function outsideSeals(file = sealsFile()): OutsideSeal[] {
  if (!existsSync(file)) return [];
  // A line that a crash cut short says nothing; the next seal covers what it would have said.
  return readFileSync(file, "utf8").split("\n").flatMap((line) => parsed(line) ?? []);
}

function parsed(line: string): OutsideSeal | null {
  try {
    return JSON.parse(line) as OutsideSeal;
  } catch {
    return null;
  }
}
