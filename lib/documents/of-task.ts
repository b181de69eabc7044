import { z } from "zod";
import { reading } from "#lib/platform/operation.ts";
import { openTask } from "#lib/tasks/queries.ts";
import { decidedOfTask } from "#lib/documents/lists.ts";
import { lineOf, listed } from "#lib/documents/readings.ts";
import { stages } from "#lib/documents/rules.ts";

/** What the card of a unit task lists under each step: as much as whoever asks may know of. */
export const listTaskDocuments = reading({
  name: "documents.of-task",
  address: "GET /api/v1/tasks/:id/documents",
  summary: { ko: "단위과제의 결재 끝난 문서를 단계별로 봅니다", en: "Decided documents of a unit task at a step of the standard process, the newest first" },
  input: z.object({ id: z.uuid(), stage: z.enum(stages), page: z.int().min(1).max(10_000).default(1) }),
  output: z.object({ total: z.int(), documents: z.array(listed) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { id, stage, page }) {
    await openTask(tx, actor, id, today);
    const { total, rows } = await decidedOfTask(tx, actor, id, stage, page);
    return { total, documents: rows.map(lineOf) };
  },
});
