import { z } from "zod";
import type { Db, Tx } from "#lib/platform/database.ts";
import { nameOf } from "#lib/names.ts";
import { reading } from "#lib/platform/operation.ts";
import { byId } from "#lib/tasks/input.ts";
import { openTask } from "#lib/tasks/queries.ts";
import type { HistoryEntry } from "#prisma/generated/client.ts";

/** So many acts are told. */
const most = 200;

/** What happened to a unit task and to its place in the function tree, newest first. Whoever asks has opened it. */
export function actsOnTask(db: Db | Tx, id: string): Promise<HistoryEntry[]> {
  return db.historyEntry.findMany({ where: { recordKind: { in: ["task", "function-node"] }, recordId: id }, orderBy: [{ at: "desc" }, { id: "desc" }], take: most });
}

export const readTaskHistory = reading({
  name: "tasks.history",
  address: "GET /api/v1/tasks/:id/history",
  summary: { ko: "단위과제에 있었던 일을 봅니다", en: "What happened to a unit task, the newest first" },
  input: byId,
  output: z.object({ acts: z.array(z.object({ id: z.string(), at: z.iso.datetime(), act: z.string(), name: z.string(), post: z.string(), reason: z.string() })) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { id }) {
    await openTask(tx, actor, id, today);
    const acts = await actsOnTask(tx, id);
    return { acts: acts.map((act) => ({ id: String(act.id), at: act.at.toISOString(), act: act.act, name: nameOf(act, actor.language), post: actor.language === "en" ? act.postNameEn : act.postNameKo, reason: act.reason })) };
  },
});
