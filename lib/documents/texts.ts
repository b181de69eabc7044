import { sha256 } from "#lib/history/chain.ts";
import { stored } from "#lib/history/texts.ts";
import type { TextFault, Texts, Told } from "#lib/history/texts.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { documentIds } from "#lib/documents/entries.ts";
import { hashOfVersion, wordsOf } from "#lib/documents/version-hash.ts";
import type { DocumentOpinion, DocumentVersion } from "#prisma/generated/client.ts";

type VersionText = Pick<DocumentVersion, "documentId" | "n" | "title" | "body" | "text" | "summary" | "keywords" | "fileIds" | "hash">;
type OpinionText = Pick<DocumentOpinion, "documentId" | "officialId" | "at" | "text">;

/** The versions and opinions of documents, held against the acts in which they were made; what a disposal emptied stays empty. */
export const documentTexts: Texts = {
  kind: "document",
  ids: documentIds,
  async compare(db, told) {
    const among = { documentId: { in: stored(told) } };
    const [versions, opinions] = await Promise.all([
      db.documentVersion.findMany({ where: among, orderBy: { n: "asc" }, select: { documentId: true, n: true, title: true, body: true, text: true, summary: true, keywords: true, fileIds: true, hash: true } }),
      db.documentOpinion.findMany({ where: among, orderBy: { at: "asc" }, select: { documentId: true, officialId: true, at: true, text: true } }),
    ]);
    const versionsOf = Map.groupBy(versions, (row) => row.documentId);
    const opinionsOf = Map.groupBy(opinions, (row) => row.documentId);
    const faults = [...told].flatMap(([id, acts]): TextFault[] => {
      const fault = versionFault(acts, versionsOf.get(id) ?? []) ?? opinionFault(acts, opinionsOf.get(id) ?? []);
      return fault ? [{ id, ...fault }] : [];
    });
    return { texts: versions.length + opinions.length, faults };
  },
};

type Fault = Omit<TextFault, "id"> | null;

const destroyed = (acts: readonly Told[]) => acts.some((act) => act.act === "document.destroyed");

/** Whether a disposal emptied a version: with its document, or as an original by itself. */
const emptiedOf = (acts: readonly Told[], n: number) => destroyed(acts) || acts.some((act) => act.act === "document.original-destroyed" && versionIn(act.after) === n);

const versionIn = (value: unknown): number | null => {
  const held = (value as { version?: unknown } | null)?.version;
  return typeof held === "number" ? held : null;
};

/** The version that an act made; null for any other act. */
function madeBy({ act, before, after }: Told): number | null {
  const was = versionIn(before);
  const is = versionIn(after);
  return act === "document.submitted" || (was !== null && was !== is) ? is : null;
}

function versionFault(acts: readonly Told[], versions: readonly VersionText[]): Fault {
  const byNumber = new Map(versions.map((version) => [version.n, version]));
  const made = new Set<number>();
  for (const act of acts) {
    const n = madeBy(act);
    if (n === null) continue;
    made.add(n);
    const version = byNumber.get(n);
    if (!version) return { seq: act.seq, what: "text-gone" };
    const hash = (act.after as { hash?: unknown }).hash;
    const words = wordsOf(version.body as unknown as BodyNode);
    // Acts of earlier releases tell of the text alone, or of an edit that there was one; the hash of the version is in all later ones.
    const bound = hash === undefined || hash === version.hash;
    const text = act.act !== "document.submitted" || act.textHash === sha256(version.text);
    const whole = words === version.text && hashOfVersion(version) === version.hash;
    if (!(bound && ((text && whole) || (version.text === "" && words === "" && emptiedOf(acts, n))))) return { seq: act.seq, what: "text-changed" };
  }
  return versions.every((version) => made.has(version.n)) ? null : { seq: null, what: "text-unknown" };
}

/** An opinion stands at the instant and under the official of the act in which it was given; that of a return is its reason. */
function opinionFault(acts: readonly Told[], opinions: readonly OpinionText[]): Fault {
  const given = (row: { at: Date; officialId: string | null }) => `${row.at.getTime()} ${row.officialId ?? ""}`;
  const there = Map.groupBy(opinions, given);
  const emptied = destroyed(acts);
  const told = new Set<string>();
  for (const act of acts) {
    const hash = act.act.startsWith("document.returned") ? sha256(act.reason) : act.act === "document.submitted" ? null : act.textHash;
    if (hash === null) continue;
    told.add(`${given(act)} ${hash}`);
    const held = there.get(given(act));
    if (!held) return { seq: act.seq, what: "text-gone" };
    if (!held.some(({ text }) => sha256(text) === hash || (emptied && text === ""))) return { seq: act.seq, what: "text-changed" };
  }
  return opinions.every((opinion) => told.has(`${given(opinion)} ${sha256(opinion.text)}`) || (emptied && opinion.text === "")) ? null : { seq: null, what: "text-unknown" };
}
