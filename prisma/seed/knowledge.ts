import { addDays, startOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { perform } from "#lib/platform/operation.ts";
import { makeCollection } from "#lib/keeping/collection-commands.ts";
import { record } from "#lib/history/commands.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { approveLesson, rateLesson, returnLesson, writeLesson } from "#lib/lessons/commands.ts";
import type { SeedClassification } from "./classification.ts";
import { collectionPlans, lessonPlans } from "./data/knowledge.ts";
import { workday } from "./office.ts";
import type { Office } from "./office.ts";
import { sitting } from "./sitting.ts";

/** Lessons and collections of the last months: written, reviewed, rated and gathered through the product's own commands. */
export async function layKnowledge(office: Office, classification: SeedClassification): Promise<void> {
  const taskOf = new Map(classification.tasks.map((task) => [task.nameKo, task.id]));
  for (const plan of lessonPlans) await layLesson(office, plan, taskOf.get(plan.task) ?? null);
  for (const plan of collectionPlans) await layCollection(office, plan, taskOf);
}

async function layLesson(office: Office, plan: (typeof lessonPlans)[number], taskId: string | null): Promise<void> {
  const { day, at } = moment(office, plan.days);
  const writer = await sitting(office, plan.from, day, at);
  if (!writer || taskId === null) return;
  const on = plan.onDocument ? await latest(writer, taskId, at) : { id: taskId };
  if (!on) return;
  const { title, problem, tried, keep, review } = plan;
  const { id, status } = await perform(writeLesson, writer, { recordKind: plan.onDocument ? "document" : "task", recordId: on.id, title, problem, tried, keep }, at);
  const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
  const head = await sitting(office, `${plan.from.split("/")[0]}/head`, day, after(2));
  if (!head || review === "waiting") return;
  if (typeof review === "object") await perform(returnLesson, head, { id, reason: review.returned }, after(2));
  else if (status === "waiting") await perform(approveLesson, head, { id }, after(2));
  for (const [useful, posts] of [["yes", plan.useful], ["no", plan.useless ?? []]] as const) {
    for (const key of posts) {
      const reader = await sitting(office, key, day, after(5));
      if (reader && reader.officialId !== writer.officialId) await perform(rateLesson, reader, { id, useful }, after(5));
    }
  }
}

async function layCollection(office: Office, { from, days, title, note, shared, read }: (typeof collectionPlans)[number], taskOf: ReadonlyMap<string, string>): Promise<void> {
  const { day, at } = moment(office, days);
  const maker = await sitting(office, from, day, at);
  if (!maker) return;
  const { id } = await perform(makeCollection, maker, { title, note, shared }, at);
  for (const [n, [task, said]] of read.entries()) {
    const found = await latest(maker, taskOf.get(task) ?? null, at);
    if (found) await keep(maker, id, { recordId: found.id, position: n + 1, note: said }, new Date(at.getTime() + (n + 1) * 60_000));
  }
}

/** A record is put into a collection as the command does it; the command itself asks the search index, which does not stand yet. */
function keep(maker: Actor, collectionId: string, { recordId, position, note }: { recordId: string; position: number; note: string }, at: Date): Promise<void> {
  return transaction(async (tx) => {
    await tx.collectionItem.create({ data: { collectionId, kind: "document", recordId, position, note, addedAt: at, adderNameKo: maker.nameKo, adderNameEn: maker.nameEn } });
    await record(tx, { actor: maker, at, act: "collection.item-added", record: { kind: "collection", id: collectionId }, after: { kind: "document", recordId }, text: note });
  });
}

function moment(office: Office, days: number): { day: string; at: Date } {
  const day = workday(addDays(office.organisation.today, -days - 2));
  return { day, at: new Date(startOf(day).getTime() + 13 * 3_600_000 + days * 60_000) };
}

/** The latest document of a task that was decided before an instant and that somebody may read. */
function latest(actor: Actor, taskId: string | null, before: Date): Promise<{ id: string } | null> {
  return database().document.findFirst({ where: { unitTaskId: taskId, status: "approved", decidedAt: { lt: before }, destroyedAt: null, readers: { hasSome: [...actor.tokens] } }, orderBy: [{ decidedAt: "desc" }, { id: "asc" }], select: { id: true } });
}
