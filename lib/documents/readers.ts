import type { TokenSets } from "#lib/access/rules.ts";
import type { Tx } from "#lib/platform/database.ts";

/** Who may know and read a document; null when there is none. */
export function readersOf(tx: Tx, documentId: string): Promise<TokenSets | null> {
  return tx.document.findUnique({ where: { id: documentId }, select: { listers: true, readers: true } });
}
