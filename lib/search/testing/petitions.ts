import type { Db } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { announceAll } from "#lib/platform/outbox.ts";

const day = new Date("2026-03-02T00:00:00Z");

/** Many small records that every official may read, announced as they come; answers their ids. */
export async function layPetitions(db: Db, from: number, to: number): Promise<string[]> {
  const rows = Array.from({ length: to - from }, (_, n) => ({
    id: newId(new Date(day.getTime() + from + n)), sourceId: `p${from + n}`, title: `연안 안전 청원 ${from + n}`, content: `연안 안전을 살펴 주십시오. 제${from + n}호`, category: "안전", begunOn: day, departmentId: newId(day), departmentNameKo: "해양환경과", departmentNameEn: "",
    receiptLabel: `해양환경과-${from + n}`, receivedAt: day, status: "received", listers: ["all"], readers: ["all"],
  }));
  await db.$transaction(async (tx) => {
    await tx.petition.createMany({ data: rows });
    await announceAll(tx, rows.map((row) => ({ topic: "petition.changed" as const, record: { kind: "petition", id: row.id }, at: day })));
  }, { timeout: 60_000 });
  return rows.map((row) => row.id);
}

/** Gives one another title, as an act would: with its announcement. */
export async function retitle(db: Db, id: string, title: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.petition.update({ where: { id }, data: { title } });
    await announceAll(tx, [{ topic: "petition.changed", record: { kind: "petition", id }, at: day }]);
  });
}

/** Does something again and again until it is stopped, so many times a second; answers how often, once it has ended. */
export function again(perSecond: number, act: (turn: number) => Promise<unknown>): () => Promise<number> {
  let stopped = false;
  const began = Date.now();
  const work = (async () => {
    let turn = 0;
    for (; !stopped; turn++) {
      await act(turn);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + ((turn + 1) * 1_000) / perSecond - Date.now())));
    }
    return turn;
  })();
  work.catch(() => undefined);
  return () => {
    stopped = true;
    return work;
  };
}
