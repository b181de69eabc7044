import { sha256 } from "#lib/history/chain.ts";
import { stored } from "#lib/history/texts.ts";
import type { TextFault, Texts } from "#lib/history/texts.ts";
import { memoIds } from "#lib/memos/queries.ts";

/** Memo reports and the opinions on them, held against the acts in which they were sent and given. */
export const memoTexts: Texts = {
  kind: "memo",
  ids: memoIds,
  async compare(db, told) {
    const ids = stored(told);
    const [memos, opinions] = await Promise.all([
      db.memo.findMany({ where: { id: { in: ids } }, select: { id: true, text: true } }),
      db.memoOpinion.findMany({ where: { memoId: { in: ids } }, orderBy: { at: "asc" }, select: { memoId: true, officialId: true, at: true, text: true } }),
    ]);
    const texts = new Map(memos.map((row) => [row.id, row.text]));
    const given = (row: { at: Date; officialId: string | null }, hash: string) => `${row.at.getTime()} ${row.officialId ?? ""} ${hash}`;
    const opinionsOf = Map.groupBy(opinions, (row) => row.memoId);
    const faults = [...told].flatMap(([id, acts]): TextFault[] => {
      const there = new Set((opinionsOf.get(id) ?? []).map((row) => given(row, sha256(row.text))));
      const opined = new Set<string>();
      for (const act of acts) {
        if (act.textHash === null) continue;
        const text = texts.get(id);
        if (text === undefined) return [{ id, seq: act.seq, what: "text-gone" }];
        const opinion = given(act, act.textHash);
        if (act.act !== "memo.sent") opined.add(opinion);
        if (act.act === "memo.sent" ? sha256(text) !== act.textHash : !there.has(opinion)) return [{ id, seq: act.seq, what: "text-changed" }];
      }
      return [...there].every((opinion) => opined.has(opinion)) ? [] : [{ id, seq: null, what: "text-unknown" }];
    });
    return { texts: memos.length + opinions.length, faults };
  },
};
