import type { Db } from "#lib/platform/database.ts";
import { actsOn, actsOnAll } from "#lib/history/of-record.ts";
import { partsEver } from "#lib/documents/joint.ts";
import type { SigningAgency } from "#lib/documents/joint.ts";
import type { Day } from "#lib/time.ts";
import type { HistoryEntry } from "#prisma/generated/client.ts";

export interface DocumentAct extends HistoryEntry {
  /** The further agency on whose part it was done (rule 5); null on the document itself. */
  agency: SigningAgency | null;
}

/** Everything done on a document and on the parts of further agencies, newest first. Whoever asks has opened the document already. */
export async function actsOnDocument(db: Db, documentId: string, today: Day): Promise<DocumentAct[]> {
  const [own, parts] = await Promise.all([actsOn(db, { kind: "document", id: documentId }), partsEver(db, documentId, today)]);
  if (parts.length === 0) return own.map((act) => ({ ...act, agency: null }));
  const agencies = new Map(parts.map((part) => [part.id, part]));
  const theirs = await actsOnAll(db, "joint-part", [...agencies.keys()]);
  const all = [...own.map((act) => ({ ...act, agency: null })), ...theirs.map((act) => ({ ...act, agency: agencies.get(act.recordId) ?? null }))];
  return all.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}
