import { orThrow, Refusal } from "#lib/refusal.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import { record } from "#lib/history/commands.ts";
import { hasRole } from "#lib/platform/actor.ts";
import { lockTree, placeFor, writeNode } from "#lib/classification/commands.ts";
import { brm, deepest } from "#lib/classification/rules.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { byId, nameInput, openInput } from "#lib/tasks/input.ts";
import { headed, taskRows } from "#lib/tasks/queries.ts";
import { mayOf, nameFrom } from "#lib/tasks/rules.ts";
import type { TaskRole } from "#lib/tasks/rules.ts";

export const nameInCharge = operation({
  name: "tasks.name",
  address: "POST /api/v1/tasks/:id/people",
  summary: { ko: "과제의 정·부 담당을 정합니다", en: "Name who is in charge of a unit task" },
  input: nameInput,
  output: byId,
  refusals: ["platform.not-found", "tasks.not-head", "tasks.closed", "tasks.post-of-another-unit", "tasks.already-in-charge", "tasks.changes-later"],
  act: "task.person-named",
  async run({ tx, actor, now, today }, { id, postId, role, from = today }) {
    await tx.$queryRaw`select "id" from "UnitTask" where "id" = ${id}::uuid for update`;
    const [task] = await taskRows(tx, { ids: [id] }, today);
    if (!task) throw notFound();
    const refusal = mayOf(task, headed(actor), today).name;
    if (refusal) throw new Refusal(refusal.refused);
    const [post] = await postsWith(tx, { ids: [postId] }, from);
    if (post?.departmentId !== task.departmentId) throw new Refusal("tasks.post-of-another-unit", {}, "postId");
    const people = await tx.taskPerson.findMany({ where: { unitTaskId: id } });
    const { ends, replaces } = orThrow(nameFrom(people.map((person) => ({ id: person.id, postId: person.postId, role: person.role as TaskRole, validFrom: dayFrom(person.validFrom), validUntil: dayFromNullable(person.validUntil) })), role, postId, from));
    const before = people.find((person) => person.id === (ends?.id ?? replaces));
    if (ends) await tx.taskPerson.updateMany({ where: { id: ends.id }, data: { validUntil: toColumn(ends.validUntil) } });
    if (replaces) await tx.taskPerson.updateMany({ where: { id: replaces }, data: { postId } });
    else await tx.taskPerson.createMany({ data: [{ id: newId(now), unitTaskId: id, postId, role, validFrom: toColumn(from), validUntil: null }] });
    await record(tx, { actor, at: now, act: "task.person-named", record: { kind: "task", id }, ...(before ? { before: { role, postId: before.postId } } : {}), after: { role, postId, post: post.nameKo, from } });
    await announce(tx, { topic: "task.changed", record: { kind: "task", id }, at: now });
    return { id };
  },
});

/** A unit task is the deepest function and the card of the unit that does it, made in one act. */
export const openUnitTask = operation({
  name: "tasks.open",
  address: "POST /api/v1/tasks",
  summary: { ko: "단위과제를 새로 만듭니다", en: "Add a unit task to the function tree" },
  input: openInput,
  output: byId,
  refusals: ["tasks.not-administrator", "tasks.wrong-place", "tasks.unknown-unit", "classification.code-taken", "classification.unknown-parent", "classification.wrong-level"],
  act: ["function.added", "task.opened"],
  status: 201,
  async run({ tx, actor, now, today }, { from = today, ...wanted }) {
    if (!hasRole(actor, "administrator")) throw new Refusal("tasks.not-administrator");
    const nodes = await lockTree(tx, brm);
    const level = await placeFor(tx, nodes, wanted, from);
    if (level !== deepest) throw new Refusal("tasks.wrong-place", {}, "parentId");
    const [post] = await postsWith(tx, { departmentId: wanted.departmentId, limit: 1 }, from);
    if (!post || !hasRole(actor, "administrator", post.agencyId)) throw new Refusal("tasks.unknown-unit", {}, "departmentId");
    const id = await writeNode(tx, actor, { tree: brm, level, code: wanted.code, parentId: wanted.parentId, nameKo: wanted.nameKo, nameEn: wanted.nameEn, from }, now);
    await tx.unitTask.createMany({
      data: [{ id, agencyId: post.agencyId, departmentId: wanted.departmentId, outlineKo: wanted.outline, outlineEn: "", retention: wanted.retention, retentionReason: "", legalBasis: wanted.legalBasis, validFrom: toColumn(from), validUntil: null }],
    });
    await record(tx, { actor, at: now, act: "task.opened", record: { kind: "task", id }, after: { code: wanted.code, nameKo: wanted.nameKo, retention: wanted.retention, from } });
    await announce(tx, { topic: "task.changed", record: { kind: "task", id }, at: now });
    return { id };
  },
});
