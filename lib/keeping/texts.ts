import { sha256 } from "#lib/history/chain.ts";
import { stored } from "#lib/history/texts.ts";
import type { TextFault, Texts, Told } from "#lib/history/texts.ts";

const itemOf = (act: Told) => (act.after as { recordId?: string } | null)?.recordId ?? "";

/** The notes of collections and of what is in them, as they were last written. */
export const collectionTexts: Texts = {
  kind: "collection",
  ids: async (db, after, most) => (await db.collection.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: most, select: { id: true } })).map((row) => row.id),
  async compare(db, told) {
    const ids = stored(told);
    const [collections, items] = await Promise.all([
      db.collection.findMany({ where: { id: { in: ids } }, select: { id: true, note: true } }),
      db.collectionItem.findMany({ where: { collectionId: { in: ids } }, select: { collectionId: true, recordId: true, note: true } }),
    ]);
    const notes = new Map(collections.map((row) => [row.id, row.note]));
    const itemsOf = Map.groupBy(items, (row) => row.collectionId);
    const faults = [...told].flatMap(([id, acts]): TextFault[] => {
      // What stands under "" is the collection itself; what was taken out is there no more.
      const written = new Map<string, Told>();
      for (const act of acts) {
        if (act.act === "collection.removed") written.clear();
        else if (act.act === "collection.item-removed") written.delete(itemOf(act));
        else if (act.textHash !== null) written.set(itemOf(act), act);
      }
      const there = new Map((itemsOf.get(id) ?? []).map((item) => [item.recordId, item.note]));
      const note = notes.get(id);
      if (note !== undefined) there.set("", note);
      for (const [item, act] of written) {
        const text = there.get(item);
        if (text === undefined) return [{ id, seq: act.seq, what: "text-gone" }];
        if (sha256(text) !== act.textHash) return [{ id, seq: act.seq, what: "text-changed" }];
      }
      return [...there.keys()].every((item) => written.has(item)) ? [] : [{ id, seq: null, what: "text-unknown" }];
    });
    return { texts: collections.length + items.length, faults };
  },
};
