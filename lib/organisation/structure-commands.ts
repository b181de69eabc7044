import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { orThrow, Refusal } from "#lib/refusal.ts";
import { addDays, dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Period } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { announce } from "#lib/platform/outbox.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { postToChange } from "#lib/organisation/appointing.ts";
import { codeInput, reasonInput } from "#lib/organisation/input.ts";
import { checkNameDay } from "#lib/organisation/naming.ts";
import { administered } from "#lib/organisation/people.ts";
import { closingFault } from "#lib/organisation/rules.ts";

const name = z.string().trim().min(1).max(100);
const yes = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);
const period = (row: { validFrom: Date; validUntil: Date | null }): Period => ({ validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) });

/** Locks a department of an agency that the actor administers; another is not found. */
export async function unitToChange(tx: Tx, actor: Actor, id: string): Promise<{ agencyId: string; validFrom: Date; validUntil: Date | null }> {
  const [unit] = await tx.$queryRaw<{ agencyId: string; validFrom: Date; validUntil: Date | null }[]>`select "agencyId", "validFrom", "validUntil" from "Department" where "id" = ${id}::uuid for update`;
  if (!unit || !hasRole(actor, "administrator", unit.agencyId)) throw notFound();
  return unit;
}

export const addDepartment = operation({
  name: "organisation.add-department",
  address: "POST /api/v1/departments",
  summary: { ko: "부서를 더합니다", en: "Add a department" },
  input: z.object({ agencyId: z.uuid().optional(), parentId: z.union([z.uuid(), z.literal("")]).optional(), code: codeInput, nameKo: name, nameEn: name, isHandlingUnit: yes, validFrom: dayInput }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found", "organisation.code-taken"],
  status: 201,
  act: "department.added",
  async run({ tx, actor, now }, input) {
    const parentId = input.parentId || null;
    const parent = parentId ? await unitToChange(tx, actor, parentId) : null;
    const agencyId = parent?.agencyId ?? input.agencyId ?? administered(actor)[0];
    if (!agencyId || !hasRole(actor, "administrator", agencyId)) throw notFound();
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`departments:${agencyId}`}))`;
    if (await tx.department.findUnique({ where: { agencyId_code: { agencyId, code: input.code } }, select: { id: true } })) throw new Refusal("organisation.code-taken", {}, "code");
    const id = newId(now);
    const validFrom = toColumn(input.validFrom);
    await tx.department.create({ data: { id, agencyId, code: input.code, isHandlingUnit: input.isHandlingUnit, validFrom }, select: { id: true } });
    await tx.departmentVersion.create({ data: { id: newId(now), departmentId: id, nameKo: input.nameKo, nameEn: input.nameEn, parentId, validFrom }, select: { id: true } });
    await record(tx, { actor, at: now, act: "department.added", record: { kind: "department", id }, after: { ...input, parentId, agencyId } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "department", id }, at: now });
    return { id };
  },
});

/** Renames a department from a day on. What was before keeps the name it had. */
export const renameDepartment = operation({
  name: "organisation.rename-department",
  address: "POST /api/v1/departments/:id/names",
  summary: { ko: "어느 날부터 부서 이름을 바꿉니다. 그 전의 기록은 옛 이름 그대로입니다", en: "Rename a department from a day on; earlier records keep the old name" },
  input: z.object({ id: z.uuid(), nameKo: name, nameEn: name, validFrom: dayInput, reason: z.string().trim().max(500).default("") }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found", "organisation.before-current"],
  act: "department.renamed",
  async run({ tx, actor, now }, { id, nameKo, nameEn, validFrom, reason }) {
    await unitToChange(tx, actor, id);
    const last = await tx.departmentVersion.findFirst({ where: { departmentId: id }, orderBy: { validFrom: "desc" } });
    if (!last) throw notFound();
    const from = dayFrom(last.validFrom);
    checkNameDay(validFrom, from, last.validUntil);
    if (validFrom === from) await tx.departmentVersion.update({ where: { id: last.id }, data: { nameKo, nameEn }, select: { id: true } });
    else {
      await tx.departmentVersion.update({ where: { id: last.id }, data: { validUntil: toColumn(addDays(validFrom, -1)) }, select: { id: true } });
      await tx.departmentVersion.create({ data: { id: newId(now), departmentId: id, nameKo, nameEn, parentId: last.parentId, validFrom: toColumn(validFrom), validUntil: last.validUntil }, select: { id: true } });
    }
    await record(tx, { actor, at: now, act: "department.renamed", record: { kind: "department", id }, reason, before: { nameKo: last.nameKo, nameEn: last.nameEn }, after: { nameKo, nameEn, validFrom } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "department", id }, at: now });
    return { id };
  },
});

/** Closes a department after a day, when nothing below it and no post lasts longer. */
export const closeDepartment = operation({
  name: "organisation.close-department",
  address: "POST /api/v1/departments/:id/closings",
  summary: { ko: "부서를 닫습니다", en: "Close a department" },
  input: z.object({ id: z.uuid(), validUntil: dayInput, reason: z.string().trim().max(500).default("") }),
  output: z.object({ id: z.uuid(), validUntil: z.iso.date() }),
  refusals: ["platform.not-found", "organisation.still-used", "organisation.ends-before-it-begins"],
  act: "department.closed",
  async run({ tx, actor, now }, { id, validUntil, reason }) {
    const unit = await unitToChange(tx, actor, id);
    const [posts, below] = await Promise.all([tx.post.findMany({ where: { departmentId: id } }), tx.departmentVersion.findMany({ where: { parentId: id } })]);
    const fault = closingFault(validUntil, period(unit), [...posts, ...below].map(period), "organisation.still-used");
    if (fault) orThrow(fault);
    const until = toColumn(validUntil);
    await tx.department.update({ where: { id }, data: { validUntil: until }, select: { id: true } });
    await tx.departmentVersion.updateMany({ where: { departmentId: id, OR: [{ validUntil: null }, { validUntil: { gt: until } }], validFrom: { lte: until } }, data: { validUntil: until } });
    await record(tx, { actor, at: now, act: "department.closed", record: { kind: "department", id }, reason, before: { validUntil: dayFromNullable(unit.validUntil) }, after: { validUntil } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "department", id }, at: now });
    return { id, validUntil };
  },
});

export const addPost = operation({
  name: "organisation.add-post",
  address: "POST /api/v1/departments/:id/posts",
  summary: { ko: "부서에 자리를 더합니다", en: "Add a post to a department" },
  input: z.object({ id: z.uuid(), nameKo: name, nameEn: name, level: z.int().min(1).max(6), isHead: yes, validFrom: dayInput }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found"],
  status: 201,
  act: "post.added",
  async run({ tx, actor, now }, { id: departmentId, ...input }) {
    await unitToChange(tx, actor, departmentId);
    const id = newId(now);
    await tx.post.create({ data: { id, departmentId, nameKo: input.nameKo, nameEn: input.nameEn, level: input.level, isHead: input.isHead, validFrom: toColumn(input.validFrom) }, select: { id: true } });
    await record(tx, { actor, at: now, act: "post.added", record: { kind: "post", id }, after: { departmentId, ...input } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "post", id }, at: now });
    return { id };
  },
});

/** Renames a post from a day on; what was before keeps the name it had. */
export const renamePost = operation({
  name: "organisation.rename-post",
  address: "POST /api/v1/posts/:id/names",
  summary: { ko: "어느 날부터 자리 이름을 바꿉니다. 지난 처리에는 그때 이름이 남습니다", en: "Rename a post from a day on; past acts keep the name of their time" },
  input: z.object({ id: z.uuid(), nameKo: name, nameEn: name, validFrom: dayInput, reason: reasonInput }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found", "organisation.before-current"],
  act: "post.renamed",
  async run({ tx, actor, now }, { id, nameKo, nameEn, validFrom, reason }) {
    await postToChange(tx, actor, id);
    const made = await tx.post.findUniqueOrThrow({ where: { id } });
    const last = (await tx.postName.findFirst({ where: { postId: id }, orderBy: { validFrom: "desc" } })) ?? made;
    checkNameDay(validFrom, dayFrom(last.validFrom), made.validUntil);
    const from = toColumn(validFrom);
    await tx.postName.upsert({ where: { postId_validFrom: { postId: id, validFrom: from } }, create: { id: newId(now), postId: id, validFrom: from, nameKo, nameEn }, update: { nameKo, nameEn }, select: { id: true } });
    await record(tx, { actor, at: now, act: "post.renamed", record: { kind: "post", id }, reason, before: { nameKo: last.nameKo, nameEn: last.nameEn }, after: { nameKo, nameEn, validFrom } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "post", id }, at: now });
    return { id };
  },
});

export const closePost = operation({
  name: "organisation.close-post",
  address: "POST /api/v1/posts/:id/closings",
  summary: { ko: "자리를 닫습니다", en: "Close a post" },
  input: z.object({ id: z.uuid(), validUntil: dayInput, reason: z.string().trim().max(500).default("") }),
  output: z.object({ id: z.uuid(), validUntil: z.iso.date() }),
  refusals: ["platform.not-found", "organisation.still-held", "organisation.ends-before-it-begins"],
  act: "post.closed",
  async run({ tx, actor, now }, { id, validUntil, reason }) {
    const post = await postToChange(tx, actor, id);
    const held = await tx.appointment.findMany({ where: { postId: id } });
    const fault = closingFault(validUntil, period(post), held.map(period), "organisation.still-held");
    if (fault) orThrow(fault);
    await tx.post.update({ where: { id }, data: { validUntil: toColumn(validUntil) }, select: { id: true } });
    await record(tx, { actor, at: now, act: "post.closed", record: { kind: "post", id }, reason, before: { validUntil: dayFromNullable(post.validUntil) }, after: { validUntil } });
    await announce(tx, { topic: "organisation.changed", record: { kind: "post", id }, at: now });
    return { id, validUntil };
  },
});
