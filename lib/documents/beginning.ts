import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { announce } from "#lib/platform/outbox.ts";
import type { Day } from "#lib/time.ts";
import { delegationFor, plannedRoute } from "#lib/approval/delegation.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { draftRow } from "#lib/documents/drafting.ts";
import type { Prisma } from "#prisma/generated/client.ts";

interface Beginning {
  title: string;
  unitTaskId: string | null;
  body: BodyNode;
  fileIds: readonly string[];
  /** What it came from, for the history. */
  from: Prisma.InputJsonObject;
}

/** A draft at the actor's seat, with the route that the table of delegated authority says. */
export async function beginDocument(tx: Tx, actor: Actor, now: Date, today: Day, { title, unitTaskId, body, fileIds, from }: Beginning): Promise<string> {
  const seat = actor.seat;
  if (!seat) throw new Refusal("documents.no-seat");
  const id = newId(now);
  const { clause } = await delegationFor(tx, seat.agencyId, { unitTaskId, matterKind: null, amount: null }, today);
  const steps = await plannedRoute(tx, seat.postId, seat.departmentId, clause, today);
  await tx.document.createMany({ data: [{ ...draftRow(actor, seat, { id, title, unitTaskId, delegationRuleId: clause?.id ?? null, steps, body, at: now }), draftFiles: [...fileIds] }] });
  await record(tx, { actor, at: now, act: "document.drafted", record: { kind: "document", id }, after: { title, ...from } });
  await announce(tx, { topic: "document.changed", record: { kind: "document", id }, at: now });
  return id;
}
