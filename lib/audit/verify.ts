import type { Bad } from "#lib/history/bad.ts";
import { verifyReads } from "#lib/history/read-seals.ts";
import type { OutsideSeal } from "#lib/history/seal.ts";
import { verifyTexts } from "#lib/history/texts.ts";
import type { Texts } from "#lib/history/texts.ts";
import { verifyHistory } from "#lib/history/verify.ts";
import type { Verdict } from "#lib/history/verify.ts";
import type { Language } from "#lib/names.ts";
import type { Db } from "#lib/platform/database.ts";
import { sentence } from "#lib/platform/messages.ts";
import { documentTexts } from "#lib/documents/texts.ts";
import { handoverTexts } from "#lib/handover/texts.ts";
import { collectionTexts } from "#lib/keeping/texts.ts";
import { lessonTexts } from "#lib/lessons/texts.ts";
import { memoTexts } from "#lib/memos/texts.ts";

/** The rooms that keep texts of which the history has the hash. */
export const rooms: readonly Texts[] = [documentTexts, memoTexts, lessonTexts, handoverTexts, collectionTexts];

export interface WholeVerdict extends Verdict {
  bad: Bad | null;
  texts: number;
  reads: number;
}

/** The chains and their seals, then the texts that the acts made, then the log of reads: the first place that does not hold. */
export async function verifyWhole(db: Db, seals: { history: readonly OutsideSeal[]; reads: readonly OutsideSeal[] }): Promise<WholeVerdict> {
  const verdict = await verifyHistory(db, seals.history);
  if (verdict.bad) return { ...verdict, texts: 0, reads: 0 };
  const { bad, texts } = await verifyTexts(db, rooms);
  if (bad) return { ...verdict, bad, texts, reads: 0 };
  const reads = await verifyReads(db, seals.reads);
  return { ...verdict, bad: reads.bad, texts, reads: reads.rows };
}

/** What does not hold and where, as its reader reads it. */
export function sentenceOf(language: Language, { what, kind, id = "", seq = null, seal = 0 }: Bad): string {
  const named = kind === undefined ? "" : (sentence(language, `audit.kinds.${kind}`) ?? kind);
  return sentence(language, `audit.bad.${what}`, { kind: named, record: id, act: seq ?? 0, seal }) ?? what;
}
