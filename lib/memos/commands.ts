import { Refusal } from "#lib/refusal.ts";
import { mayRead } from "#lib/access/rules.ts";
import { formatInstant } from "#lib/format.ts";
import { record } from "#lib/history/commands.ts";
import { nameOf } from "#lib/names.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { sentence } from "#lib/platform/messages.ts";
import { declareRefusals, notFound, operation } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import { ownFiles } from "#lib/files/queries.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { beginDocument } from "#lib/documents/beginning.ts";
import { byId, opinionInput, sendInput } from "#lib/memos/input.ts";
import { bodyOfMemo, mayOf, receiversOf, refusals, tokensOf } from "#lib/memos/rules.ts";
import type { Memo } from "#prisma/generated/client.ts";

declareRefusals("memos", refusals);

export const sendMemo = operation({
  name: "memos.send",
  address: "POST /api/v1/memos",
  summary: { ko: "메모보고를 보냅니다", en: "Send a memo report" },
  input: sendInput,
  output: byId,
  refusals: ["memos.no-seat", "memos.title-required", "memos.text-required", "memos.receivers-required", "memos.unknown-post", "memos.unknown-file"],
  act: "memo.sent",
  status: 201,
  async run({ tx, actor, now, today }, { title, text, postIds: chosen, fileIds }) {
    const seat = actor.seat;
    if (!seat) throw new Refusal("memos.no-seat");
    if (title === "") throw new Refusal("memos.title-required", {}, "title");
    if (text === "") throw new Refusal("memos.text-required", {}, "text");
    const postIds = receiversOf(seat.postId, chosen);
    if (postIds.length === 0) throw new Refusal("memos.receivers-required", {}, "postIds");
    const posts = new Map((await postsWith(tx, { ids: postIds }, today)).map((post) => [post.postId, post]));
    if (postIds.some((id) => !posts.has(id))) throw new Refusal("memos.unknown-post", {}, "postIds");
    if (fileIds.length > 0 && (await ownFiles(tx, actor.officialId, fileIds)) < new Set(fileIds).size) throw new Refusal("memos.unknown-file", {}, "fileIds");
    const id = newId(now);
    await tx.memo.createMany({
      data: [{
        id, title, text, fileIds, at: now, seenAt: now, agencyId: seat.agencyId, departmentId: seat.departmentId, departmentNameKo: seat.departmentNameKo, departmentNameEn: seat.departmentNameEn,
        writerId: actor.officialId, writerPostId: seat.postId, writerNameKo: actor.nameKo, writerNameEn: actor.nameEn, writerPostNameKo: seat.postNameKo, writerPostNameEn: seat.postNameEn,
        ...tokensOf({ writerPostId: seat.postId, receiverPostIds: postIds }),
      }],
    });
    await tx.memoReceiver.createMany({
      data: postIds.map((postId, position) => {
        const post = posts.get(postId)!;
        return { memoId: id, postId, position, nameKo: post.holderKo ?? "", nameEn: post.holderEn ?? "", postNameKo: post.nameKo, postNameEn: post.nameEn };
      }),
    });
    await record(tx, { actor, at: now, act: "memo.sent", record: { kind: "memo", id }, after: { receivers: postIds.length }, text });
    await announce(tx, { topic: "memo.changed", record: { kind: "memo", id }, at: now });
    return { id };
  },
});

interface Loaded {
  row: Memo;
  receiverPostIds: string[];
  may: ReturnType<typeof mayOf>;
}

/** Locks a memo for an act; whoever may not read it learns nothing of it. */
async function loadMemo(tx: Tx, actor: Actor, id: string): Promise<Loaded> {
  const [row] = await tx.$queryRaw<Memo[]>`select * from "Memo" where "id" = ${id}::uuid for update`;
  if (!row || !mayRead(row, actor.tokens)) throw notFound();
  const receiverPostIds = (await tx.memoReceiver.findMany({ where: { memoId: id }, select: { postId: true } })).map((one) => one.postId);
  return { row, receiverPostIds, may: mayOf({ writerPostId: row.writerPostId, receiverPostIds, documentId: row.documentId, postIds: actor.seats.map((seat) => seat.postId) }) };
}

/** The actor in the chosen seat where it is among these, else in whichever of them they hold. */
function seatedAmong(actor: Actor, postIds: readonly string[]): Actor {
  if (actor.seat && postIds.includes(actor.seat.postId)) return actor;
  const seat = actor.seats.find((held) => postIds.includes(held.postId));
  return seat ? { ...actor, seat } : actor;
}

export const answerMemo = operation({
  name: "memos.answer",
  address: "POST /api/v1/memos/:id/opinions",
  summary: { ko: "메모보고에 의견을 적습니다", en: "Give an opinion on a memo report" },
  input: opinionInput,
  output: byId,
  refusals: ["platform.not-found", "memos.not-a-receiver", "memos.opinion-required"],
  act: "memo.answered",
  status: 201,
  async run({ tx, actor, now }, { id, text }) {
    const { receiverPostIds, may } = await loadMemo(tx, actor, id);
    if (may.answer) throw new Refusal(may.answer.refused);
    if (text === "") throw new Refusal("memos.opinion-required", {}, "text");
    const as = seatedAmong(actor, receiverPostIds);
    const seat = as.seat!;
    await tx.memoOpinion.createMany({ data: [{ id: newId(now), memoId: id, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn, postId: seat.postId, postNameKo: seat.postNameKo, postNameEn: seat.postNameEn, text, at: now }] });
    await tx.memo.updateMany({ where: { id }, data: { opinions: { increment: 1 }, lastOpinionAt: now, seq: { increment: 1 } } });
    await record(tx, { actor: as, at: now, act: "memo.answered", record: { kind: "memo", id }, text });
    await announce(tx, { topic: "memo.changed", record: { kind: "memo", id }, at: now });
    return { id };
  },
});

/** One act makes a draft of it, with its text, its files and the opinions quoted; both say where the other is. */
export const becomeDocument = operation({
  name: "memos.become-document",
  address: "POST /api/v1/memos/:id/documents",
  summary: { ko: "메모보고를 문서로 만듭니다", en: "Make a document of a memo report" },
  input: byId,
  /** The document's id. */
  output: byId,
  refusals: ["platform.not-found", "memos.not-the-writer", "memos.became-already"],
  act: "memo.became-document",
  status: 201,
  async run({ tx, actor, now, today }, { id }) {
    const { row, may } = await loadMemo(tx, actor, id);
    if (may.become) throw new Refusal(may.become.refused);
    const as = seatedAmong(actor, [row.writerPostId]);
    const language = actor.language;
    const opinions = (await tx.memoOpinion.findMany({ where: { memoId: id }, orderBy: [{ at: "asc" }, { id: "asc" }] })).map((one) => ({
      name: nameOf(one, language), post: nameOf({ nameKo: one.postNameKo, nameEn: one.postNameEn }, language), when: formatInstant(one.at, language, today), text: one.text,
    }));
    const body = bodyOfMemo(row.text, opinions, sentence(language, "memos.opinions") ?? "");
    const documentId = await beginDocument(tx, as, now, today, { title: row.title, unitTaskId: null, body, fileIds: row.fileIds, from: { memo: id } });
    await tx.memo.updateMany({ where: { id }, data: { documentId, seq: { increment: 1 } } });
    await record(tx, { actor: as, at: now, act: "memo.became-document", record: { kind: "memo", id }, after: { document: documentId } });
    return { id: documentId };
  },
});
