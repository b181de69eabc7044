import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { loadForAct, seated } from "#lib/documents/loading.ts";
import { documentMeant } from "#lib/documents/relation-queries.ts";
import { mayRelate, mayUnrelate, mostRelations, relationFault, relationKinds } from "#lib/documents/relations.ts";
import type { RelationKind } from "#lib/documents/relations.ts";
import type { Status } from "#lib/documents/rules.ts";

const id = z.uuid();
const relationOutput = z.object({ id, relationId: id });

function must(refusal: Refused | null): void {
  if (refusal) throw new Refusal(refusal.refused, refusal.params, refusal.field);
}

/** Names another document on a card. What the writer may not know is as if it were not there. */
export const relateDocument = operation({
  name: "documents.relate",
  address: "POST /api/v1/documents/:id/relations",
  summary: { ko: "관련 문서를 더합니다", en: "Name a related document, with the kind of relation" },
  /** `other`: its id, its whole number or its whole title. */
  input: z.object({ id, other: z.string().trim().max(300).default(""), kind: z.enum(relationKinds).default("related") }),
  output: relationOutput,
  refusals: [
    "platform.not-found", "approval.not-the-drafter", "approval.under-way", "documents.relation-unknown", "documents.relation-to-itself", "documents.relation-undecided", "documents.relation-later",
    "documents.relation-there", "documents.relation-too-many",
  ],
  act: "document.related",
  status: 201,
  async run({ tx, actor, now }, { id: fromId, other, kind }) {
    const { row } = await loadForAct(tx, actor, fromId);
    const status = row.status as Status;
    must(mayRelate({ status, drafterPostId: row.drafterPostId, postIds: actor.seats.map((seat) => seat.postId) }));
    const to = await documentMeant(tx, actor, other);
    if (!to) throw new Refusal("documents.relation-unknown", {}, "other");
    must(relationFault(kind, { id: fromId, status, decidedAt: row.decidedAt }, { ...to, status: to.status as Status }));
    const there = await tx.documentRelation.findMany({ where: { fromId }, select: { toId: true } });
    if (there.some((one) => one.toId === to.id)) throw new Refusal("documents.relation-there", {}, "other");
    if (there.length >= mostRelations) throw new Refusal("documents.relation-too-many", { most: mostRelations }, "other");
    const relationId = await relate(tx, actor, { fromId, toId: to.id, kind, at: now });
    await record(tx, { actor: seated(actor, row.drafterPostId), at: now, act: "document.related", record: { kind: "document", id: fromId }, after: { to: to.id, kind } });
    return { id: fromId, relationId };
  },
});

/** Writes one relation; the rules have been asked. */
export async function relate(tx: Tx, actor: Actor, { fromId, toId, kind, at }: { fromId: string; toId: string; kind: RelationKind; at: Date }): Promise<string> {
  const relationId = newId(at);
  await tx.documentRelation.createMany({ data: [{ id: relationId, fromId, toId, kind, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn, at }] });
  return relationId;
}

export const unrelateDocument = operation({
  name: "documents.unrelate",
  address: "POST /api/v1/documents/:id/relations/:relation/removals",
  summary: { ko: "관련 문서를 뺍니다", en: "Take a related document back, before the decision" },
  input: z.object({ id, relation: id }),
  output: relationOutput,
  refusals: ["platform.not-found", "approval.not-the-drafter", "approval.under-way", "documents.relation-stays"],
  act: "document.unrelated",
  async run({ tx, actor, now }, { id: fromId, relation }) {
    const { row } = await loadForAct(tx, actor, fromId);
    must(mayUnrelate({ status: row.status as Status, drafterPostId: row.drafterPostId, postIds: actor.seats.map((seat) => seat.postId) }));
    const found = await tx.documentRelation.findFirst({ where: { id: relation, fromId } });
    if (!found) throw notFound();
    await tx.documentRelation.delete({ where: { id: relation }, select: { id: true } });
    await record(tx, { actor: seated(actor, row.drafterPostId), at: now, act: "document.unrelated", record: { kind: "document", id: fromId }, before: { to: found.toId, kind: found.kind } });
    return { id: fromId, relationId: relation };
  },
});
