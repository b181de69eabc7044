import { z } from "zod";
import { mayRead } from "#lib/access/rules.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import { orThrow } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { logRead } from "#lib/history/reads.ts";
import { readsOn } from "#lib/history/reads-of.ts";
import type { ReadLine } from "#lib/history/reads-of.ts";

export interface CarriedFile {
  id: string;
  name: string;
}

export interface RecordRead extends ReadLine {
  /** The attachment that was opened; null for the record itself. */
  file: CarriedFile | null;
}

/** Who read a record or its attachments and who was refused: the newest, and whether there are more. */
export interface RecordReads {
  reads: RecordRead[];
  more: boolean;
}

/** How many are shown. */
export const readsShown = 200;

interface Asked {
  kind: string;
  id: string;
  /** Access tokens of those who may read it; null where there is no such record. */
  readers: readonly string[] | null;
  /** Why the reader does not hold it. */
  may: Refused | null;
  /** What it carries or carried; asked for once the reader may see the readings. */
  files?: () => Promise<readonly CarriedFile[]>;
}

/** Readings of a record and of its attachments for its holder, in a fixed number of statements. Who may not read it is answered as where there is none, and that is logged; who may, and does not hold it, is told so. */
export async function readsForHolder(db: Db | Tx, actor: Actor, { kind, id, readers, may, files }: Asked, now: Date, via: "page" | "api"): Promise<RecordReads> {
  if (!readers) throw notFound();
  if (!mayRead({ listers: [], readers: [...readers] }, actor.tokens)) {
    await logRead(db, { actor, at: now, record: { kind, id }, outcome: "refused", via });
    throw notFound();
  }
  orThrow(may);
  const carried = new Map((await files?.())?.map((file) => [file.id, file]));
  const rows = await readsOn(db, { kind, id }, [...carried.keys()], readsShown + 1);
  return { reads: rows.slice(0, readsShown).map((row) => ({ ...row, file: carried.get(row.recordId) ?? null })), more: rows.length > readsShown };
}

export const readsOutput = z.object({
  reads: z.array(z.object({ at: z.iso.datetime(), officialId: z.uuid(), name: z.string(), post: z.string(), department: z.string(), outcome: z.enum(["read", "refused"]), via: z.string(), file: z.object({ id: z.uuid(), name: z.string() }).nullable() })),
  more: z.boolean(),
});

/** The same for a program, in its language. */
export function readsTold({ reads, more }: RecordReads, language: Language): z.infer<typeof readsOutput> {
  return {
    more,
    reads: reads.map((row) => ({
      at: row.at.toISOString(), officialId: row.officialId, name: nameOf(row, language), post: nameOf({ nameKo: row.postNameKo, nameEn: row.postNameEn }, language),
      department: nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language), outcome: row.outcome, via: row.via, file: row.file,
    })),
  };
}
