import { Refusal } from "#lib/refusal.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import { mayRead } from "#lib/access/rules.ts";
import { record } from "#lib/history/commands.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { answerInput, byId, categoryAnswer, categoryInput, petitionMoved } from "#lib/petitions/input.ts";
import { unitsOf } from "#lib/petitions/queries.ts";
import { mayOf } from "#lib/petitions/rules.ts";
import type { PetitionAct, PetitionStatus } from "#lib/petitions/rules.ts";

async function move(tx: Tx, actor: Actor, id: string, at: Date, act: PetitionAct, to: PetitionStatus, text?: string): Promise<{ id: string; status: string }> {
  await tx.$queryRaw`select "id" from "Petition" where "id" = ${id}::uuid for update`;
  const row = await tx.petition.findUnique({ where: { id } });
  if (!row || !mayRead(row, actor.tokens)) throw notFound();
  const refusal = mayOf(row, unitsOf(actor))[act];
  if (refusal) throw new Refusal(refusal.refused);
  // Whoever takes it on promises the answer at the seat by which they belong to the unit.
  const seat = actor.seats.find((held) => held.departmentId === row.departmentId) ?? actor.seat;
  const handler = act === "handle" && seat ? { handlerPostId: seat.postId, handlerNameKo: actor.nameKo, handlerNameEn: actor.nameEn } : {};
  await tx.petition.updateMany({ where: { id }, data: { status: to, ...handler } });
  await record(tx, { actor, at, act: `petition.${to}`, record: { kind: "petition", id }, before: { status: row.status }, after: { status: to }, ...(text === undefined ? {} : { reason: text }) });
  await announce(tx, { topic: "petition.changed", record: { kind: "petition", id }, at });
  return { id, status: to };
}

export const handlePetition = operation({
  name: "petitions.handle",
  address: "POST /api/v1/petitions/:id/handlings",
  summary: { ko: "민원 처리를 시작합니다", en: "Begin to handle a petition" },
  input: byId,
  output: petitionMoved,
  refusals: ["platform.not-found", "petitions.not-your-unit", "petitions.not-next"],
  act: "petition.handling",
  run: ({ tx, actor, now }, { id }) => move(tx, actor, id, now, "handle", "handling"),
});

export const answerPetition = operation({
  name: "petitions.answer",
  address: "POST /api/v1/petitions/:id/answers",
  summary: { ko: "민원에 답한 내용을 남깁니다", en: "Record the answer to a petition" },
  input: answerInput,
  output: petitionMoved,
  refusals: ["platform.not-found", "petitions.not-your-unit", "petitions.not-next"],
  act: "petition.answered",
  run: ({ tx, actor, now }, { id, answer }) => move(tx, actor, id, now, "answer", "answered", answer),
});

export const setPetitionCategory = operation({
  name: "petitions.set-category",
  address: "POST /api/v1/petition-categories",
  summary: { ko: "분류를 접수할 처리과를 정합니다", en: "Set which unit receives a category" },
  input: categoryInput,
  output: categoryAnswer,
  refusals: ["petitions.not-administrator", "petitions.unknown-unit"],
  act: "petition-category.set",
  async run({ tx, actor, now, today }, { category, departmentId }) {
    if (!hasRole(actor, "administrator")) throw new Refusal("petitions.not-administrator");
    const posts = await postsWith(tx, { departmentId, limit: 1 }, today);
    if (posts.length === 0) throw new Refusal("petitions.unknown-unit", {}, "departmentId");
    const before = await tx.petitionCategory.findUnique({ where: { category } });
    await tx.petitionCategory.upsert({ where: { category }, create: { category, departmentId }, update: { departmentId } });
    await record(tx, { actor, at: now, act: "petition-category.set", record: { kind: "setting", id: `petition-category:${category}` }, ...(before ? { before: { departmentId: before.departmentId } } : {}), after: { category, departmentId } });
    return { category, departmentId };
  },
});
