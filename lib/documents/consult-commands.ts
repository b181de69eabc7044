import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { narrows } from "#lib/access/rules.ts";
import { record } from "#lib/history/commands.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { linesOf } from "#lib/documents/body.ts";
import { consultedPosts } from "#lib/documents/consulted.ts";
import { inviteFault, mayComment, mayConsult } from "#lib/documents/consulting.ts";
import { byId } from "#lib/documents/input.ts";
import { draftBodyOf, loadForAct, seatAt, seated } from "#lib/documents/loading.ts";
import type { Loaded } from "#lib/documents/loading.ts";
import type { Status } from "#lib/documents/rules.ts";
import { tokensOfRow } from "#lib/documents/tokens.ts";

const id = z.uuid();

function must(refusal: Refused | null): void {
  if (refusal) throw new Refusal(refusal.refused, refusal.params, refusal.field);
}

const own = (actor: Actor, { row }: Loaded) => ({ status: row.status as Status, drafterPostId: row.drafterPostId, postIds: actor.seats.map((seat) => seat.postId) });

/** Brings the draft's tokens to who is asked now: a right comes and goes in the act itself. */
async function share(tx: Tx, { row, stored }: Loaded, at: Date): Promise<void> {
  const tokens = tokensOfRow(row, row.status as Status, stored.route, { consultedPostIds: await consultedPosts(tx, row.id) });
  await tx.document.updateMany({ where: { id: row.id }, data: { ...tokens, seq: { increment: 1 } } });
  await announce(tx, { topic: "document.changed", record: { kind: "document", id: row.id }, narrows: narrows(row, tokens), at });
}

/** Its acts stand in a chain of their own: that one talked first is known, what was said is no part of the document's record. */
export const consult = operation({
  name: "documents.consult",
  address: "POST /api/v1/documents/:id/consultations",
  summary: { ko: "상신하기 전에 봐 달라고 청합니다", en: "Ask a post to look at a draft before it is submitted" },
  input: z.object({ id, postId: z.union([id, z.literal("")]).default(""), note: z.string().trim().max(500).default("") }),
  output: byId,
  refusals: ["platform.not-found", "approval.not-the-drafter", "documents.consulting-over", "documents.consulting-oneself", "documents.consulted-already", "documents.consulted-too-many", "documents.unknown-post"],
  act: "consultation.opened",
  status: 201,
  async run({ tx, actor, now, today }, { id: documentId, postId, note }) {
    const loaded = await loadForAct(tx, actor, documentId);
    must(mayConsult(own(actor, loaded)));
    const [post] = postId === "" ? [] : await postsWith(tx, { ids: [postId] }, today);
    if (!post) throw new Refusal("documents.unknown-post", {}, "postId");
    must(inviteFault({ postId: post.postId, drafterPostId: loaded.row.drafterPostId, open: await consultedPosts(tx, documentId) }));
    const before = await tx.consultation.findUnique({ where: { documentId_postId: { documentId, postId: post.postId } }, select: { id: true } });
    const names = { nameKo: post.holderKo ?? "", nameEn: post.holderEn ?? "", postNameKo: post.nameKo, postNameEn: post.nameEn, note, invitedAt: now };
    const consultationId = before?.id ?? newId(now);
    if (before) await tx.consultation.updateMany({ where: { id: before.id }, data: { ...names, withdrawnAt: null } });
    else await tx.consultation.createMany({ data: [{ id: consultationId, documentId, postId: post.postId, ...names }] });
    await share(tx, loaded, now);
    await record(tx, { actor: seated(actor, loaded.row.drafterPostId), at: now, act: "consultation.opened", record: { kind: "consultation", id: consultationId }, after: { document: documentId, post: post.postId } });
    return { id: documentId };
  },
});

export const withdrawConsultation = operation({
  name: "documents.withdraw-consultation",
  address: "POST /api/v1/documents/:id/consultations/:consultation/withdrawals",
  summary: { ko: "봐 달라고 청한 것을 거둡니다", en: "Withdraw what a post was asked; it reads the draft no more" },
  input: z.object({ id, consultation: id }),
  output: byId,
  refusals: ["platform.not-found", "approval.not-the-drafter", "documents.consulting-over"],
  act: "consultation.withdrawn",
  async run({ tx, actor, now }, { id: documentId, consultation }) {
    const loaded = await loadForAct(tx, actor, documentId);
    must(mayConsult(own(actor, loaded)));
    const { count } = await tx.consultation.updateMany({ where: { id: consultation, documentId, withdrawnAt: null }, data: { withdrawnAt: now } });
    if (count === 0) throw notFound();
    await share(tx, loaded, now);
    await record(tx, { actor: seated(actor, loaded.row.drafterPostId), at: now, act: "consultation.withdrawn", record: { kind: "consultation", id: consultation }, after: { document: documentId } });
    return { id: documentId };
  },
});

export const commentDraft = operation({
  name: "documents.comment",
  address: "POST /api/v1/documents/:id/comments",
  summary: { ko: "상신 전 초안에 의견을 적습니다", en: "Say something to a draft that one was asked to look at" },
  /** `line`: the line of the text that it is about; the whole without it. */
  input: z.object({ id, line: z.coerce.number().int().min(0).max(20_000).optional(), text: z.string().trim().max(4000).default("") }),
  output: byId,
  refusals: ["platform.not-found", "documents.not-consulted", "documents.consulting-over", "documents.comment-required", "documents.comment-line-gone"],
  act: "consultation.commented",
  status: 201,
  async run({ tx, actor, now }, { id: documentId, line, text }) {
    const loaded = await loadForAct(tx, actor, documentId);
    const posts = actor.seats.map((seat) => seat.postId);
    const open = await tx.consultation.findMany({ where: { documentId, withdrawnAt: null }, select: { id: true, postId: true } });
    must(mayComment({ status: loaded.row.status as Status, postIds: posts, open: open.map((one) => one.postId) }));
    if (text === "") throw new Refusal("documents.comment-required", {}, "text");
    const quote = line === undefined ? "" : linesOf(await draftBodyOf(tx, documentId))[line];
    if (quote === undefined) throw new Refusal("documents.comment-line-gone", {}, "text");
    const asked = open.find((one) => one.postId === actor.seat?.postId) ?? open.find((one) => posts.includes(one.postId))!;
    const seat = seatAt(actor, asked.postId)!;
    await tx.consultationComment.createMany({
      data: [{ id: newId(now), consultationId: asked.id, documentId, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn, postNameKo: seat.postNameKo, postNameEn: seat.postNameEn, line: line ?? null, quote, text, at: now }],
    });
    await record(tx, { actor: seated(actor, asked.postId), at: now, act: "consultation.commented", record: { kind: "consultation", id: asked.id }, after: { document: documentId } });
    return { id: documentId };
  },
});

/** What the writer takes in becomes a line of the document's history; nothing else that was said does. */
export const takeComment = operation({
  name: "documents.take-comment",
  address: "POST /api/v1/documents/:id/comments/:comment/takings",
  summary: { ko: "사전협의 의견을 기록에 남깁니다", en: "Take a comment into the document's record" },
  input: z.object({ id, comment: id }),
  output: byId,
  refusals: ["platform.not-found", "approval.not-the-drafter", "documents.consulting-over", "documents.comment-taken"],
  act: "document.advice-taken",
  async run({ tx, actor, now }, { id: documentId, comment }) {
    const loaded = await loadForAct(tx, actor, documentId);
    must(mayConsult(own(actor, loaded)));
    const found = await tx.consultationComment.findFirst({ where: { id: comment, documentId } });
    if (!found) throw notFound();
    if (found.takenAt) throw new Refusal("documents.comment-taken");
    await tx.consultationComment.updateMany({ where: { id: comment }, data: { takenAt: now } });
    await record(tx, { actor: seated(actor, loaded.row.drafterPostId), at: now, act: "document.advice-taken", record: { kind: "document", id: documentId }, reason: `${found.nameKo} ${found.postNameKo}: ${found.text}`, after: { from: found.officialId } });
    return { id: documentId };
  },
});

/** Submission ends the asking: from then on the route reads, and nobody else. */
export async function endConsulting(tx: Tx, documentId: string, at: Date): Promise<void> {
  await tx.consultation.updateMany({ where: { documentId, withdrawnAt: null }, data: { withdrawnAt: at } });
}
