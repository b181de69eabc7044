import { Refusal } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { mayRead, tokensOfPerson } from "#lib/access/rules.ts";
import { record } from "#lib/history/commands.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { declareRefusals, notFound, operation } from "#lib/platform/operation.ts";
import type { Context } from "#lib/platform/operation.ts";
import type { Day } from "#lib/time.ts";
import { headsOver } from "#lib/organisation/heads.ts";
import { done, rateInput, reasonInput, reviseInput, writeInput } from "#lib/lessons/input.ts";
import { firstStatus, refusals, writingFault } from "#lib/lessons/rules.ts";
import type { LessonStatus, RecordKind } from "#lib/lessons/rules.ts";
import { mayOn, recordFor, visible } from "#lib/lessons/store.ts";
import type { Standing } from "#lib/lessons/store.ts";
import { textOf } from "#lib/lessons/texts.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Lesson } from "#prisma/generated/client.ts";

declareRefusals("lessons", refusals);

function must(refusal: Refused | null): void {
  if (refusal) throw new Refusal(refusal.refused, refusal.params, refusal.field);
}

/** A lesson goes to the nearest head who may read the record; where none may, it would wait for ever. */
async function mustBeReviewed(tx: Tx, actor: Actor, departmentId: string, record: Standing, today: Day): Promise<void> {
  const own = new Set(actor.seats.map((seat) => seat.postId));
  const heads = (await headsOver(tx, departmentId, today)).filter((seat) => !own.has(seat.postId));
  if (!heads.some((seat) => mayRead(record, tokensOfPerson("", [seat])))) throw new Refusal("lessons.nobody-reviews");
}

const about = (id: string) => ({ kind: "lesson", id });
const changed = (id: string, at: Date, narrows = false) => ({ topic: "lesson.changed" as const, record: about(id), narrows, at });

export const writeLesson = operation({
  name: "lessons.write",
  address: "POST /api/v1/lessons",
  summary: { ko: "문서나 단위과제에 교훈을 적습니다", en: "Write a lesson on a document or a unit task" },
  input: writeInput,
  output: done,
  refusals: ["platform.not-found", "lessons.no-seat", "lessons.not-decided", "lessons.nobody-reviews", "lessons.title-required", "lessons.problem-required", "lessons.keep-required"],
  act: "lesson.written",
  status: 201,
  async run({ tx, actor, now, today }, { recordKind, recordId, ...written }) {
    const on = await recordFor(tx, actor, recordKind, recordId);
    if (!on) throw notFound();
    const seat = actor.seat;
    if (!seat) throw new Refusal("lessons.no-seat");
    if (!on.settled) throw new Refusal("lessons.not-decided");
    must(writingFault(written));
    const id = newId(now);
    const status = firstStatus(seat.isHead);
    if (status === "waiting") await mustBeReviewed(tx, actor, seat.departmentId, on, today);
    await tx.lesson.createMany({
      data: [{
        id, recordKind, recordId, ...written, status, at: now, agencyId: seat.agencyId, departmentId: seat.departmentId, departmentNameKo: seat.departmentNameKo, departmentNameEn: seat.departmentNameEn,
        writerId: actor.officialId, writerPostId: seat.postId, writerNameKo: actor.nameKo, writerNameEn: actor.nameEn, writerPostNameKo: seat.postNameKo, writerPostNameEn: seat.postNameEn,
      }],
    });
    await record(tx, { actor, at: now, act: "lesson.written", record: about(id), after: { on: recordKind, record: recordId, status }, text: textOf(written) }, changed(id, now));
    return { id, status };
  },
});

/** Locks a lesson for an act; whoever may not read it learns nothing of it. */
async function load(tx: Tx, actor: Actor, id: string): Promise<Lesson & { on: Standing; may: ReturnType<typeof mayOn> }> {
  const [row] = await tx.$queryRaw<Lesson[]>`select l.* from "Lesson" l where l."id" = ${id}::uuid and ${visible(actor)} for update of l`;
  const on = row && (await recordFor(tx, actor, row.recordKind as RecordKind, row.recordId));
  if (!row || !on) throw notFound();
  return { ...row, on, may: mayOn(actor, row) };
}

/** The actor in a seat that fits: the writer's post, or one that heads the unit. */
function seated(actor: Actor, lesson: Lesson): Actor {
  const seat = actor.seats.find((held) => held.postId === lesson.writerPostId) ?? actor.seats.find((held) => (held.isHead && held.departmentId === lesson.departmentId) || held.headsDepartmentIds.includes(lesson.departmentId));
  return seat ? { ...actor, seat } : actor;
}

async function settle({ tx, actor, now }: Context, lesson: Lesson, act: string, status: LessonStatus, reason: string, data: Prisma.LessonUpdateManyMutationInput = {}): Promise<{ id: string; status: LessonStatus }> {
  const { id } = lesson;
  await tx.lesson.updateMany({ where: { id }, data: { ...data, status, reason, seq: { increment: 1 } } });
  await record(tx, { actor: seated(actor, lesson), at: now, act, record: about(id), reason, before: { status: lesson.status }, after: { status }, ...(typeof data.title === "string" ? { text: textOf(data as Lesson) } : {}) }, changed(id, now, lesson.status === "published" && status !== "published"));
  return { id, status };
}

const reviewedBy = (actor: Actor, at: Date) => ({ reviewerId: actor.officialId, reviewerNameKo: actor.nameKo, reviewerNameEn: actor.nameEn, reviewedAt: at });

export const approveLesson = operation({
  name: "lessons.approve",
  address: "POST /api/v1/lessons/:id/approvals",
  summary: { ko: "교훈을 검토해 공개합니다", en: "Approve a lesson of one's unit: it is published" },
  input: reasonInput.pick({ id: true }),
  output: done,
  refusals: ["platform.not-found", "lessons.not-the-head", "lessons.own-lesson", "lessons.not-waiting"],
  act: "lesson.published",
  async run(context, { id }) {
    const lesson = await load(context.tx, context.actor, id);
    must(lesson.may.approve);
    return settle(context, lesson, "lesson.published", "published", "", reviewedBy(context.actor, context.now));
  },
});

export const returnLesson = operation({
  name: "lessons.return",
  address: "POST /api/v1/lessons/:id/returns",
  summary: { ko: "교훈을 사유를 적어 돌려보냅니다", en: "Return a lesson to its writer, with the reason" },
  input: reasonInput,
  output: done,
  refusals: ["platform.not-found", "lessons.not-the-head", "lessons.own-lesson", "lessons.not-waiting", "lessons.reason-required"],
  act: "lesson.returned",
  async run(context, { id, reason }) {
    const lesson = await load(context.tx, context.actor, id);
    must(lesson.may.return);
    if (reason === "") throw new Refusal("lessons.reason-required", {}, "reason");
    return settle(context, lesson, "lesson.returned", "returned", reason, reviewedBy(context.actor, context.now));
  },
});

export const reviseLesson = operation({
  name: "lessons.revise",
  address: "POST /api/v1/lessons/:id/revisions",
  summary: { ko: "돌아온 교훈을 고쳐 다시 냅니다", en: "Write a returned lesson anew and hand it in again" },
  input: reviseInput,
  output: done,
  refusals: ["platform.not-found", "lessons.not-the-writer", "lessons.not-returned", "lessons.nobody-reviews", "lessons.title-required", "lessons.problem-required", "lessons.keep-required"],
  act: "lesson.revised",
  async run(context, { id, ...written }) {
    const lesson = await load(context.tx, context.actor, id);
    must(lesson.may.revise);
    must(writingFault(written));
    await mustBeReviewed(context.tx, context.actor, lesson.departmentId, lesson.on, context.today);
    return settle(context, lesson, "lesson.revised", firstStatus(false), "", { ...written, at: context.now });
  },
});

export const withdrawLesson = operation({
  name: "lessons.withdraw",
  address: "POST /api/v1/lessons/:id/withdrawals",
  summary: { ko: "내가 적은 교훈을 거둡니다", en: "Withdraw a lesson of one's own" },
  input: reasonInput,
  output: done,
  refusals: ["platform.not-found", "lessons.not-the-writer", "lessons.withdrawn"],
  act: "lesson.withdrawn",
  async run(context, { id, reason }) {
    const lesson = await load(context.tx, context.actor, id);
    must(lesson.may.withdraw);
    return settle(context, lesson, "lesson.withdrawn", "withdrawn", reason);
  },
});

/** One word per official; saying the other takes the first back. Who said what is kept to count each once and shown to nobody. */
export const rateLesson = operation({
  name: "lessons.rate",
  address: "POST /api/v1/lessons/:id/ratings",
  summary: { ko: "교훈이 도움이 되었는지 적습니다", en: "Say whether a lesson was useful" },
  input: rateInput,
  output: done,
  refusals: ["platform.not-found", "lessons.own-lesson", "lessons.not-published"],
  act: "lesson.rated",
  async run({ tx, actor, now }, { id, useful: said }) {
    const lesson = await load(tx, actor, id);
    must(lesson.may.rate);
    const useful = said === "yes";
    const key = { lessonId: id, officialId: actor.officialId };
    const before = await tx.lessonRating.findUnique({ where: { lessonId_officialId: key } });
    if (before?.useful === useful) return { id, status: lesson.status };
    await tx.lessonRating.upsert({ where: { lessonId_officialId: key }, create: { ...key, useful, at: now }, update: { useful, at: now } });
    const step = (counts: boolean) => ({ increment: (useful === counts ? 1 : 0) - (before && before.useful === counts ? 1 : 0) });
    await tx.lesson.updateMany({ where: { id }, data: { useful: step(true), useless: step(false) } });
    await record(tx, { actor, at: now, act: "lesson.rated", record: about(id) }, changed(id, now));
    return { id, status: lesson.status };
  },
});
