import { beginning, entryHash } from "#lib/history/chain.ts";
import type { Bad } from "#lib/history/bad.ts";
import { sealHash } from "#lib/history/seal.ts";
import type { OutsideSeal, SealedHead } from "#lib/history/seal.ts";
import type { Db } from "#lib/platform/database.ts";
import type { HistoryEntry } from "#prisma/generated/client.ts";

export interface Verdict {
  /** The first place that does not hold; null when all does. */
  bad: Bad | null;
  entries: number;
  seals: number;
  /** Up to when it vouches: the last seal outside the database, or inside where there is none outside. */
  until: Date | null;
  outside: boolean;
}

const batch = 5_000;

/**
 * Computes every chain anew and holds it against the seals, inside and outside the database. Head
 * rows are not believed: what counts is what was sealed and what stands in the entries.
 */
export async function verifyHistory(db: Db, outside: readonly OutsideSeal[]): Promise<Verdict> {
  const verdict: Verdict = { bad: null, entries: 0, seals: 0, until: null, outside: outside.length > 0 };
  const last = new Map<string, { seq: number; hash: string }>();
  const sealed = new Map<string, SealedHead[]>();
  verdict.bad = await verifySeals(db, outside, sealed, verdict);
  if (verdict.bad) return verdict;
  let after = { kind: "", id: "", seq: 0 };
  for (;;) {
    const rows = await db.$queryRaw<HistoryEntry[]>`
      select * from "HistoryEntry" where ("recordKind", "recordId", "seq") > (${after.kind}, ${after.id}, ${after.seq})
      order by "recordKind", "recordId", "seq" limit ${batch}`;
    for (const row of rows) {
      const key = `${row.recordKind}\n${row.recordId}`;
      const before = last.get(key) ?? { seq: 0, hash: beginning };
      const place = { kind: row.recordKind, id: row.recordId, seq: row.seq };
      if (row.seq !== before.seq + 1) return { ...verdict, bad: { what: "before-missing", ...place } };
      if (row.previous !== before.hash) return { ...verdict, bad: { what: "unlinked", ...place } };
      const hash = entryHash({ ...row, at: row.at.getTime() }, before.hash);
      if (hash !== row.hash) return { ...verdict, bad: { what: "changed", ...place } };
      const heads = sealed.get(key)?.filter((head) => head.seq === row.seq) ?? [];
      if (heads.some((head) => head.hash !== hash)) return { ...verdict, bad: { what: "unsealed", ...place } };
      last.set(key, { seq: row.seq, hash });
      verdict.entries += 1;
    }
    const end = rows[rows.length - 1];
    if (!end || rows.length < batch) break;
    after = { kind: end.recordKind, id: end.recordId, seq: end.seq };
  }
  for (const [key, heads] of sealed) {
    const reached = last.get(key)?.seq ?? 0;
    const missing = heads.find((head) => head.seq > reached);
    if (missing) return { ...verdict, bad: { what: "gone", kind: missing.recordKind, id: missing.recordId, seq: missing.seq } };
  }
  return verdict;
}

async function verifySeals(db: Db, outside: readonly OutsideSeal[], sealed: Map<string, SealedHead[]>, verdict: Verdict): Promise<Bad | null> {
  const seals = await db.historySeal.findMany({ orderBy: { n: "asc" } });
  const bySeal = Map.groupBy(await db.historySealHead.findMany(), (head) => head.sealN);
  let previous = "";
  for (const [at, seal] of seals.entries()) {
    if (seal.n !== at + 1) return { what: "seal-gone", seal: at + 1 };
    const heads = bySeal.get(seal.n) ?? [];
    if (seal.previous !== previous || sealHash(seal.n, seal.at.getTime(), previous, heads) !== seal.hash) return { what: "seal-changed", seal: seal.n };
    for (const head of heads) {
      const key = `${head.recordKind}\n${head.recordId}`;
      const known = sealed.get(key);
      if (known) known.push(head);
      else sealed.set(key, [head]);
    }
    previous = seal.hash;
    verdict.until = seal.at;
  }
  verdict.seals = seals.length;
  for (const kept of outside) {
    const inside = seals[kept.n - 1];
    if (!inside) return { what: "seal-lost", seal: kept.n };
    if (inside.hash !== kept.hash) return { what: "seal-differs", seal: kept.n };
  }
  const newest = outside[outside.length - 1];
  if (newest) verdict.until = new Date(newest.at);
  return null;
}
