import { z } from "zod";
import type { Db } from "#lib/platform/database.ts";
import { nameOf } from "#lib/names.ts";
import { reading } from "#lib/platform/operation.ts";
import { byId } from "#lib/documents/input.ts";
import { openDocument } from "#lib/documents/queries.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { actsOnDocument } from "#lib/documents/stream.ts";
import type { DocumentAct } from "#lib/documents/stream.ts";
import type { Day } from "#lib/time.ts";

/** An act on a document: the row of the history, and what its step says besides. */
export interface ToldAct extends DocumentAct {
  /** The opinion that was given in it. */
  said: string;
  /** The post had no holder: somebody acted for it. */
  acting: boolean;
}

/** Everything that happened to an open document and to the parts of further agencies, newest first. */
export async function actsOfDocument(db: Db, { row, opinions, steps }: Pick<OpenDocument, "row" | "opinions" | "steps">, today: Day): Promise<ToldAct[]> {
  // An opinion is given in the act of a step, at its instant.
  const said = new Map(opinions.map((opinion) => [opinion.at.getTime(), opinion.text]));
  // So is a step acted: the row of the history names an absent holder, the step also a post without one.
  const vacant = new Set(steps.filter((step) => step.actedAs === "acting" && step.actedAt).map((step) => `${step.actedAt!.getTime()} ${step.officialId ?? ""}`));
  const acts = await actsOnDocument(db, row.id, today);
  return acts.map((act) => ({ ...act, said: act.agency ? "" : (said.get(act.at.getTime()) ?? ""), acting: act.onBehalfOf === "" && vacant.has(`${act.at.getTime()} ${act.officialId ?? ""}`) }));
}

const line = z.object({ id: z.string(), at: z.iso.datetime(), act: z.string(), name: z.string(), post: z.string(), onBehalfOf: z.string(), acting: z.boolean(), agency: z.string().nullable(), reason: z.string(), opinion: z.string() });

export const readDocumentHistory = reading({
  name: "documents.history",
  address: "GET /api/v1/documents/:id/history",
  summary: { ko: "문서에 있었던 일을 봅니다", en: "What happened to a document, the newest first" },
  input: byId,
  output: z.object({ acts: z.array(line) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now, today }, { id }) {
    const english = actor.language === "en";
    const acts = await actsOfDocument(tx, await openDocument(tx, actor, id, now, "api"), today);
    return {
      acts: acts.map((act) => ({
        id: String(act.id), at: act.at.toISOString(), act: act.act, name: english ? act.nameEn : act.nameKo, post: english ? act.postNameEn : act.postNameKo, onBehalfOf: act.onBehalfOf, acting: act.acting, agency: act.agency ? nameOf(act.agency, actor.language) : null, reason: act.reason, opinion: act.said,
      })),
    };
  },
});
