import { z } from "zod";
import { dayFrom, dayFromNullable, holdsOn, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { everyone } from "#lib/access/rules.ts";
import type { May } from "#lib/refusal.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { declareRefusals, notFound, reading } from "#lib/platform/operation.ts";
import { pathsOf, purposesOfTask } from "#lib/classification/queries.ts";
import type { PathPart } from "#lib/classification/queries.ts";
import { inForceFrom, inForceUntil } from "#lib/tasks/in-force.ts";
import { byId, listInput, personOutput, taskOutput } from "#lib/tasks/input.ts";
import { mayOf, refusals } from "#lib/tasks/rules.ts";
import type { TaskAct, TaskRole } from "#lib/tasks/rules.ts";

declareRefusals("tasks", refusals);

export interface TaskRow {
  id: string; code: string; nameKo: string; nameEn: string; agencyId: string; departmentId: string; departmentKo: string; departmentEn: string;
  outlineKo: string; outlineEn: string; retention: number; retentionReason: string; legalBasis: string; validFrom: Day; validUntil: Day | null;
}

export interface TaskPersonRow {
  id: string; role: TaskRole; postId: string; postKo: string; postEn: string; holderKo: string | null; holderEn: string | null; validFrom: Day; validUntil: Day | null;
}

interface Wanted {
  ids?: readonly string[];
  departmentId?: string;
  postIds?: readonly string[];
}

/** Unit tasks with the names of a day (or their last ones), in one statement. Every official may know them. */
export async function taskRows(db: Db | Tx, wanted: Wanted, day: Day): Promise<TaskRow[]> {
  const on = toColumn(day);
  const ids = wanted.ids ? [...wanted.ids] : null;
  const posts = wanted.postIds ? [...wanted.postIds] : null;
  const rows = await db.$queryRaw<(Omit<TaskRow, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select t."id", n."code", v."nameKo", v."nameEn", t."agencyId", t."departmentId", w."nameKo" as "departmentKo", w."nameEn" as "departmentEn", t."outlineKo", t."outlineEn", t."retention", t."retentionReason", t."legalBasis",
      ${inForceFrom} as "validFrom", ${inForceUntil} as "validUntil"
    from "UnitTask" t join "FunctionNode" n on n."id" = t."id"
    join lateral (select v."nameKo", v."nameEn" from "FunctionNodeVersion" v where v."nodeId" = t."id" order by (v."validFrom" <= ${on}::date) desc, v."validFrom" desc limit 1) v on true
    join lateral (select w."nameKo", w."nameEn" from "DepartmentVersion" w where w."departmentId" = t."departmentId" order by (w."validFrom" <= ${on}::date) desc, w."validFrom" desc limit 1) w on true
    where (${ids}::uuid[] is null or t."id" = any(${ids}::uuid[])) and (${wanted.departmentId ?? null}::uuid is null or t."departmentId" = ${wanted.departmentId ?? null}::uuid)
      and (${posts}::uuid[] is null or exists (select from "TaskPerson" p where p."unitTaskId" = t."id" and p."postId" = any(${posts}::uuid[]) and p."validFrom" <= ${on}::date and (p."validUntil" is null or p."validUntil" >= ${on}::date)))
    order by n."code"`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}

/** Who is and was in charge, by post, with today's holders. */
export async function peopleOf(db: Db | Tx, unitTaskId: string, day: Day): Promise<TaskPersonRow[]> {
  const on = toColumn(day);
  const rows = await db.$queryRaw<(Omit<TaskPersonRow, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select t."id", t."role", t."postId", p."nameKo" as "postKo", p."nameEn" as "postEn", t."validFrom", t."validUntil", h."nameKo" as "holderKo", h."nameEn" as "holderEn"
    from "TaskPerson" t join onmaru_posts_on(${on}::date) p on p."id" = t."postId"
    left join lateral (
      select o."nameKo", o."nameEn" from "Appointment" a join "Official" o on o."id" = a."officialId"
      where a."postId" = t."postId" and a."validFrom" <= least(${on}::date, t."validUntil") and (a."validUntil" is null or a."validUntil" >= least(${on}::date, t."validUntil"))
      order by case a."kind" when 'regular' then 0 when 'concurrent' then 1 else 2 end limit 1) h on true
    where t."unitTaskId" = ${unitTaskId}::uuid order by t."role" desc, t."validFrom" desc`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}

export interface OpenedTask {
  task: TaskRow;
  path: PathPart[];
  people: TaskPersonRow[];
  purposes: Awaited<ReturnType<typeof purposesOfTask>>;
  may: May<TaskAct>;
}

export async function openTask(db: Db, actor: Actor, id: string, today: Day): Promise<OpenedTask> {
  const [[task], paths, people, purposes] = await Promise.all([taskRows(db, { ids: [id] }, today), pathsOf(db, [id], today), peopleOf(db, id, today), purposesOfTask(db, id)]);
  if (!task) throw notFound();
  return { task, path: (paths.get(id) ?? []).filter((part) => part.id !== id), people, purposes, may: mayOf(task, headed(actor), today) };
}

/** Departments that somebody heads today. */
export function headed(actor: Actor): string[] {
  return actor.seats.filter((seat) => seat.isHead).flatMap((seat) => [seat.departmentId, ...seat.headsDepartmentIds]);
}

/** Tasks to suggest when somebody drafts: those of their post first, then those of their department. */
export async function tasksForPost(db: Db, actor: Actor, today: Day): Promise<{ task: TaskRow; own: boolean }[]> {
  const seat = actor.seat;
  if (!seat) return [];
  const [own, all] = await Promise.all([taskRows(db, { postIds: [seat.postId] }, today), taskRows(db, { departmentId: seat.departmentId }, today)]);
  const ids = new Set(own.map((task) => task.id));
  return [...own.filter((task) => holdsOn(task, today)).map((task) => ({ task, own: true })), ...all.filter((task) => holdsOn(task, today) && !ids.has(task.id)).map((task) => ({ task, own: false }))];
}

/** A unit task as search keeps it. */
export interface TaskEntry {
  id: string; code: string; title: string; titleEn: string; text: string; path: string[]; departmentId: string; departmentNameKo: string; departmentNameEn: string; agencyId: string;
  at: Date; year: number; readers: string[]; listers: string[];
}

export async function taskEntries(db: Db | Tx, ids: readonly string[], day: Day): Promise<TaskEntry[]> {
  if (ids.length === 0) return [];
  const [rows, paths] = await Promise.all([taskRows(db, { ids }, day), pathsOf(db, ids, day)]);
  return rows.map((task) => ({
    id: task.id, code: task.code, title: task.nameKo, titleEn: task.nameEn, text: [task.outlineKo, task.outlineEn, task.legalBasis].filter(Boolean).join("\n"), path: (paths.get(task.id) ?? []).flatMap((part) => [part.nameKo, part.nameEn]),
    departmentId: task.departmentId, departmentNameKo: task.departmentKo, departmentNameEn: task.departmentEn, agencyId: task.agencyId, at: toColumn(task.validFrom), year: Number(task.validFrom.slice(0, 4)), readers: [everyone], listers: [everyone],
  }));
}

/** The last names of these unit tasks. Every official may know them. */
export function taskTitles(db: Db | Tx, ids: readonly string[]): Promise<{ id: string; nameKo: string; nameEn: string }[]> {
  return db.$queryRaw`
    select distinct on (t."id") t."id", v."nameKo", v."nameEn" from "UnitTask" t join "FunctionNodeVersion" v on v."nodeId" = t."id" where t."id" = any(${[...ids]}::uuid[]) order by t."id", v."validFrom" desc`;
}

/** The unit task that bore exactly this name, the last that did; null where none did. */
export async function taskCalled(db: Db | Tx, name: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select t."id" from "UnitTask" t join "FunctionNodeVersion" v on v."nodeId" = t."id" where v."nameKo" = ${name} order by v."validFrom" desc, t."id" limit 1`;
  return row?.id ?? null;
}

export async function taskIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.unitTask.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } });
  return rows.map((row) => row.id);
}

const shown = ({ id, code, nameKo, nameEn, departmentId, departmentKo, departmentEn, retention, validFrom, validUntil }: TaskRow) => ({ id, code, nameKo, nameEn, departmentId, departmentKo, departmentEn, retention, validFrom, validUntil });

export const listTasks = reading({
  name: "tasks.list",
  address: "GET /api/v1/tasks",
  summary: { ko: "단위과제를 봅니다", en: "List unit tasks: of a unit, or mine" },
  input: listInput,
  output: z.object({ tasks: z.array(taskOutput) }),
  async run({ tx, actor, today }, { unit, mine }) {
    const wanted = mine ? { postIds: actor.seats.map((seat) => seat.postId) } : { ...(unit ? { departmentId: unit } : {}) };
    return { tasks: (await taskRows(tx, wanted, today)).map(shown) };
  },
});

export const readTask = reading({
  name: "tasks.read",
  address: "GET /api/v1/tasks/:id",
  summary: { ko: "단위과제 카드를 엽니다", en: "Open the card of a unit task" },
  input: byId,
  output: taskOutput.extend({
    outlineKo: z.string(), outlineEn: z.string(), legalBasis: z.string(), path: z.array(z.object({ id: z.uuid(), code: z.string(), level: z.int(), nameKo: z.string(), nameEn: z.string() })), people: z.array(personOutput),
    purposes: z.array(z.object({ id: z.uuid(), year: z.int(), nameKo: z.string(), nameEn: z.string() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, today }, { id }) {
    const { task, path, people, purposes } = await openTask(tx, actor, id, today);
    return {
      ...shown(task), outlineKo: task.outlineKo, outlineEn: task.outlineEn, legalBasis: task.legalBasis, path, people: people.map(({ id: _, ...person }) => person),
      purposes: purposes.map((purpose) => ({ id: purpose.id, year: purpose.year, nameKo: purpose.nameKo, nameEn: purpose.nameEn })),
    };
  },
});
