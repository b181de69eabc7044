import { Refusal } from "#lib/refusal.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { mayRead } from "#lib/access/rules.ts";
import { record } from "#lib/history/commands.ts";
import { holdersOf, postOfAppointment, postOn, predecessorOf } from "#lib/organisation/holders.ts";
import { readersOf } from "#lib/documents/readers.ts";
import { byId, openInput, readInput, rebuiltAnswer, signed } from "#lib/handover/input.ts";
import { buildLines } from "#lib/handover/lines.ts";
import { mayOf, rebuilt } from "#lib/handover/rules.ts";
import { layLines, lockStatement, seesPost } from "#lib/handover/store.ts";
import { wordsOf } from "#lib/handover/texts.ts";
import type { StatementAct } from "#lib/handover/rules.ts";
import { z } from "zod";

/** Opens the statement of a change of holders; the same appointment always answers the same one. */
export const openHandover = operation({
  name: "handover.open",
  address: "POST /api/v1/handovers",
  summary: { ko: "발령 하나의 인계·인수서를 엽니다. 이미 있으면 그것을 답합니다", en: "Open the statement of an appointment's handover; answers the one that stands" },
  input: openInput,
  output: z.object({ id: z.uuid(), postId: z.uuid() }),
  refusals: ["platform.not-found"],
  act: "handover.opened",
  async run({ tx, actor, now, today }, { appointmentId }) {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`handover:${appointmentId}`}, 0))::text`;
    const postId = await postOfAppointment(tx, appointmentId);
    const post = postId ? await postOn(tx, postId, today) : null;
    if (!post || !seesPost(actor, post)) throw notFound();
    const before = await tx.handover.findUnique({ where: { toAppointmentId: appointmentId }, select: { id: true } });
    if (before) return { id: before.id, postId: post.postId };
    const holders = await holdersOf(tx, post.postId);
    const to = holders.find((one) => one.id === appointmentId)!;
    const from = predecessorOf(holders, appointmentId);
    const id = newId(now);
    await tx.handover.create({
      data: { id, postId: post.postId, fromAppointmentId: from?.id ?? null, toAppointmentId: appointmentId, fromOfficialId: from?.officialId ?? null, toOfficialId: to.officialId, createdAt: now },
    });
    const lines = rebuilt([], await buildLines(tx, actor, post, today), () => newId(now));
    await layLines(tx, id, lines, now);
    await record(tx, { actor, at: now, act: "handover.opened", record: { kind: "handover", id }, after: { postId: post.postId, appointmentId, lines: lines.length } });
    return { id, postId: post.postId };
  },
});

/** Builds the lines anew from the records as they stand now; additions and own lines stay. */
export const rebuildHandover = operation({
  name: "handover.rebuild",
  address: "POST /api/v1/handovers/:id/rebuildings",
  summary: { ko: "줄을 지금의 기록으로 다시 만듭니다. 덧붙인 글은 그대로 있습니다", en: "Build the lines anew from the records; additions stay" },
  input: byId,
  output: rebuiltAnswer,
  refusals: ["platform.not-found", "handover.not-handing-over", "handover.already-handed-over"],
  act: "handover.rebuilt",
  async run({ tx, actor, now, today }, { id }) {
    const { post, statement, viewer } = await lockStatement(tx, actor, id, today);
    const refusal = mayOf(statement, viewer, today).prepare;
    if (refusal) throw new Refusal(refusal.refused, refusal.params);
    // Who has left reads the post's records no more; the lines stay as they were.
    const lines = seesPost(actor, post) ? rebuilt(statement.lines, await buildLines(tx, actor, post, today), () => newId(now)) : [...statement.lines];
    await layLines(tx, id, lines, now);
    await record(tx, { actor, at: now, act: "handover.rebuilt", record: { kind: "handover", id }, before: { lines: statement.lines.length }, after: { lines: lines.length } });
    return { id, lines: lines.length };
  },
});

async function sign(tx: Tx, actor: Actor, id: string, now: Date, today: string, act: StatementAct, name: string, data: object): Promise<{ id: string; at: string }> {
  const { statement, viewer } = await lockStatement(tx, actor, id, today);
  const refusal = mayOf(statement, viewer, today)[act];
  if (refusal) throw new Refusal(refusal.refused, refusal.params);
  await tx.handover.update({ where: { id }, data, select: { id: true } });
  await record(tx, { actor, at: now, act: name, record: { kind: "handover", id }, text: wordsOf(statement.lines) });
  return { id, at: now.toISOString() };
}

export const handOver = operation({
  name: "handover.hand-over",
  address: "POST /api/v1/handovers/:id/handings-over",
  summary: { ko: "인계자로 서명합니다. 그 뒤 줄은 바뀌지 않습니다", en: "Sign as the one who hands over; the lines change no more" },
  input: byId,
  output: signed,
  refusals: ["platform.not-found", "handover.not-handing-over", "handover.already-handed-over", "handover.no-lines"],
  act: "handover.handed-over",
  run: ({ tx, actor, now, today }, { id }) => sign(tx, actor, id, now, today, "handOver", "handover.handed-over", { handedOverAt: now }),
});

export const takeOver = operation({
  name: "handover.take-over",
  address: "POST /api/v1/handovers/:id/takings-over",
  summary: { ko: "모든 줄을 확인한 뒤 인수자로 서명합니다", en: "Sign as the one who takes over, once every line is accepted" },
  input: byId,
  output: signed,
  refusals: ["platform.not-found", "handover.not-taking-over", "handover.not-yet", "handover.not-handed-over", "handover.already-taken-over", "handover.lines-left"],
  act: "handover.taken-over",
  run: ({ tx, actor, now, today }, { id }) => sign(tx, actor, id, now, today, "takeOver", "handover.taken-over", { takenOverAt: now }),
});

export const witnessHandover = operation({
  name: "handover.witness",
  address: "POST /api/v1/handovers/:id/witnessings",
  summary: { ko: "부서장이 입회자로 서명합니다", en: "Sign as the witness: the head of the department" },
  input: byId,
  output: signed,
  refusals: ["platform.not-found", "handover.not-witness", "handover.not-taken-over", "handover.already-witnessed"],
  act: "handover.witnessed",
  run: ({ tx, actor, now, today }, { id }) => sign(tx, actor, id, now, today, "witness", "handover.witnessed", { witnessedAt: now, witnessId: actor.officialId }),
});

/** The one who takes over ticks a document of the reading list. */
export const markRead = operation({
  name: "handover.mark-read",
  address: "POST /api/v1/handovers/:id/readings",
  summary: { ko: "먼저 읽을 문서를 읽은 것으로 표시합니다", en: "Mark a document of the reading list as read" },
  input: readInput,
  output: z.object({ id: z.uuid(), documentId: z.uuid() }),
  refusals: ["platform.not-found", "handover.not-taking-over"],
  act: "handover.read",
  async run({ tx, actor, now, today }, { id, documentId }) {
    const { row } = await lockStatement(tx, actor, id, today);
    if (row.toOfficialId !== actor.officialId) throw new Refusal("handover.not-taking-over");
    const readers = await readersOf(tx, documentId);
    if (!readers || !mayRead(readers, actor.tokens)) throw notFound();
    const key = { handoverId: id, recordKind: "document", recordId: documentId };
    if (await tx.handoverReading.findUnique({ where: { handoverId_recordKind_recordId: key } })) return { id, documentId };
    await tx.handoverReading.create({ data: { ...key, at: now } });
    await record(tx, { actor, at: now, act: "handover.read", record: { kind: "handover", id }, after: { documentId } });
    return { id, documentId };
  },
});
