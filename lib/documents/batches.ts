import { Refusal } from "#lib/refusal.ts";
import { isRace } from "#lib/platform/database.ts";
import type { Tx } from "#lib/platform/database.ts";
import { once } from "#lib/platform/idempotency.ts";
import { log } from "#lib/platform/log.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import { operation } from "#lib/platform/operation.ts";
import type { Context } from "#lib/platform/operation.ts";
import { canonical, sha256 } from "#lib/history/chain.ts";
import { approveDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { approveManyInput, manyDone, returnManyInput, submitManyInput } from "#lib/documents/batch-input.ts";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { titlesKnown } from "#lib/documents/known.ts";
import { openedAsTheyStand } from "#lib/documents/opened.ts";

/*
 * Documents submitted and decided together (rule 5): each in a transaction of its own, with its own result, so that
 * one that fails leaves the others done. Under a key each row is done once, however often the whole is asked.
 */

interface Moved {
  status: string;
  number: string | null;
}
type Result = ManyDone["results"][number];

async function each<R extends { id?: string | undefined }>(context: Context, manyAct: ManyDone["act"], rows: readonly R[], act: (tx: Tx, row: R & { id: string }) => Promise<Moved>): Promise<ManyDone> {
  const { tx: db, actor, now, request } = context;
  const chosen = rows.filter((row): row is R & { id: string } => row.id !== undefined);
  if (chosen.length === 0) throw new Refusal("documents.nothing-chosen", {}, "documents");
  const results: Result[] = [];
  for (const row of chosen) {
    const asked = request.key ? { officialId: actor.officialId, key: `documents.${manyAct}:${sha256(`${request.key}\n${row.id}`)}`, bodyHash: sha256(`documents.${manyAct}\n${canonical(row)}`) } : null;
    results.push(await resultOf(row.id, () => once<Moved>(asked, now, 200, (tx) => act(tx, row)), context));
  }
  const titles = await titlesKnown(db, actor, chosen.map((row) => row.id));
  const done = results.filter((result) => result.outcome === "done").length;
  return { act: manyAct, done, refused: results.length - done, results: results.map((result) => ({ ...result, title: titles.get(result.id) ?? "" })) };
}

async function resultOf(id: string, act: () => Promise<{ body: Moved }>, { actor }: Context): Promise<Result> {
  try {
    const { body } = await act();
    return { id, title: "", outcome: "done", status: body.status, number: body.number, refusal: null, sentence: null };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(isRace(error) ? "platform.changed-meanwhile" : "platform.failed");
    if (refusal.code === "platform.failed") log.error({ error: error instanceof Error ? (error.stack ?? error.message) : String(error), id }, "one of many acts failed");
    return { id, title: "", outcome: "refused", status: null, number: null, refusal: refusal.code, sentence: sentenceOf(actor.language, refusal.code, refusal.params) };
  }
}

/** Whoever decides many at once has opened each of them as it stands. */
async function openedOnly(context: Context, rows: readonly { id?: string | undefined }[]): Promise<(id: string) => void> {
  const opened = await openedAsTheyStand(context.tx, context.actor, rows.flatMap((row) => row.id ?? []));
  return (id) => {
    if (!opened.has(id)) throw new Refusal("documents.not-opened");
  };
}

export const submitDocuments = operation({
  name: "documents.submit-many",
  address: "POST /api/v1/document-batches/submissions",
  summary: { ko: "여러 문서를 함께 상신합니다", en: "Submit many documents, each with its own result" },
  input: submitManyInput,
  output: manyDone,
  refusals: ["documents.nothing-chosen", ...(submitDocument.refusals ?? [])],
  act: submitDocument.act,
  apart: true,
  run: (context, { documents }) => each(context, "submit", documents, (tx, { id, revision }) => submitDocument.run({ ...context, tx }, { id, revision })),
});

export const approveDocuments = operation({
  name: "documents.approve-many",
  address: "POST /api/v1/document-batches/approvals",
  summary: { ko: "열어 본 여러 문서를 함께 승인합니다", en: "Approve many documents that were opened, each with its own result" },
  input: approveManyInput,
  output: manyDone,
  refusals: ["documents.nothing-chosen", "documents.not-opened", ...(approveDocument.refusals ?? [])],
  act: approveDocument.act,
  apart: true,
  async run(context, { documents, opinion: shared }) {
    const wasOpened = await openedOnly(context, documents);
    return each(context, "approve", documents, (tx, { id, version, opinion }) => {
      wasOpened(id);
      return approveDocument.run({ ...context, tx }, { id, version, opinion: opinion ?? shared });
    });
  },
});

export const returnDocuments = operation({
  name: "documents.return-many",
  address: "POST /api/v1/document-batches/returns",
  summary: { ko: "열어 본 여러 문서를 함께 반려합니다", en: "Return many documents that were opened, each with its own result" },
  input: returnManyInput,
  output: manyDone,
  refusals: ["documents.nothing-chosen", "documents.not-opened", ...(returnDocument.refusals ?? [])],
  act: returnDocument.act,
  apart: true,
  async run(context, { documents, reason: shared }) {
    // What goes for all rows is asked once, at its field; a row with a reason of its own needs none.
    if (shared === "" && documents.some((row) => row.id !== undefined && !row.reason)) throw new Refusal("approval.reason-required", {}, "reason");
    const wasOpened = await openedOnly(context, documents);
    return each(context, "return", documents, (tx, { id, version, reason }) => {
      wasOpened(id);
      return returnDocument.run({ ...context, tx }, { id, version, reason: reason || shared });
    });
  },
});
