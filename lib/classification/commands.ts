import { orThrow, Refusal } from "#lib/refusal.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { announce, announceAll } from "#lib/platform/outbox.ts";
import { record } from "#lib/history/commands.ts";
import { unitTasksBelow } from "#lib/classification/below.ts";
import { addInput, closeInput, moveInput, nodeId, renameInput } from "#lib/classification/input.ts";
import { administeringFault, functionNodes, pathsOf } from "#lib/classification/queries.ts";
import { brm, changeFrom, closeFault, deepest, parentFault, versionOn } from "#lib/classification/rules.ts";
import type { FunctionNode } from "#lib/classification/rules.ts";

export function onlyAdministrators(actor: Actor): void {
  if (!hasRole(actor, "administrator")) throw new Refusal("classification.not-administrator");
}

/** A unit task is changed by an administrator of the agency whose unit does it. */
async function mayChange(tx: Tx, actor: Actor, id: string): Promise<void> {
  const fault = await administeringFault(tx, actor, id);
  if (fault) throw new Refusal(fault.refused);
}

/** Changes of one tree happen one after another: they see each other's places and codes. */
export async function lockTree(tx: Tx, tree: string): Promise<FunctionNode[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`function-tree:${tree}`}, 0))`;
  return functionNodes(tx, tree);
}

async function loadNode(tx: Tx, id: string): Promise<{ node: FunctionNode; nodes: FunctionNode[] }> {
  const row = await tx.functionNode.findUnique({ where: { id }, select: { tree: true } });
  const nodes = row ? await lockTree(tx, row.tree) : [];
  const node = nodes.find((one) => one.id === id);
  if (!node) throw notFound();
  return { node, nodes };
}

export interface NewNode {
  tree: string; code: string; level: number; parentId: string | null; nameKo: string; nameEn: string; note?: string; from: Day;
}

/** Writes a node with its first version; whoever calls has the tree locked and the place checked. */
export async function writeNode(tx: Tx, actor: Actor, node: NewNode, at: Date): Promise<string> {
  const id = newId(at);
  await tx.functionNode.createMany({ data: [{ id, tree: node.tree, code: node.code, level: node.level, validFrom: toColumn(node.from), validUntil: null }] });
  await tx.functionNodeVersion.createMany({ data: [{ id: newId(at), nodeId: id, parentId: node.parentId, nameKo: node.nameKo, nameEn: node.nameEn, note: node.note ?? "", validFrom: toColumn(node.from), validUntil: null }] });
  await record(tx, { actor, at, act: "function.added", record: { kind: "function-node", id }, after: { code: node.code, nameKo: node.nameKo, nameEn: node.nameEn, from: node.from } });
  return id;
}

/** Checks a place for a new node in a locked tree; answers its level. */
export async function placeFor(tx: Tx, nodes: readonly FunctionNode[], wanted: { code: string; parentId: string | null }, day: Day): Promise<number> {
  if (nodes.some((node) => node.code === wanted.code)) throw new Refusal("classification.code-taken", { code: wanted.code }, "code");
  const parent = wanted.parentId === null ? null : (nodes.find((node) => node.id === wanted.parentId && versionOn(node, day) !== null) ?? null);
  if (wanted.parentId !== null && parent === null) throw new Refusal("classification.unknown-parent", {}, "parentId");
  const level = (parent?.level ?? 0) + 1;
  if (level > deepest) throw new Refusal("classification.wrong-level", { level }, "parentId");
  return level;
}

export const addFunction = operation({
  name: "classification.add",
  address: "POST /api/v1/function-nodes",
  summary: { ko: "기능을 더합니다", en: "Add a function" },
  input: addInput,
  output: nodeId,
  refusals: ["classification.not-administrator", "classification.code-taken", "classification.unknown-parent", "classification.wrong-level", "classification.task-needs-unit"],
  act: "function.added",
  status: 201,
  async run({ tx, actor, now, today }, { from = today, ...wanted }) {
    onlyAdministrators(actor);
    const nodes = await lockTree(tx, wanted.tree);
    const level = await placeFor(tx, nodes, wanted, from);
    if (wanted.tree === brm && level === deepest) throw new Refusal("classification.task-needs-unit", {}, "parentId");
    return { id: await writeNode(tx, actor, { ...wanted, level, from }, now) };
  },
});

async function change(tx: Tx, actor: Actor, id: string, from: Day, at: Date, act: "function.renamed" | "function.moved", to: Parameters<typeof changeFrom>[2], loaded?: { node: FunctionNode }): Promise<{ id: string }> {
  const { node } = loaded ?? (await loadNode(tx, id));
  const { ends, endsOn, begins } = orThrow(changeFrom(node, from, to));
  if (endsOn === null) await tx.functionNodeVersion.updateMany({ where: { id: ends.id }, data: { nameKo: begins.nameKo, nameEn: begins.nameEn, parentId: begins.parentId } });
  else {
    await tx.functionNodeVersion.updateMany({ where: { id: ends.id }, data: { validUntil: toColumn(endsOn) } });
    await tx.functionNodeVersion.createMany({ data: [{ id: newId(at), nodeId: id, ...begins, validFrom: toColumn(begins.validFrom), validUntil: begins.validUntil === null ? null : toColumn(begins.validUntil) }] });
  }
  const told = ({ nameKo, nameEn, parentId }: { nameKo: string; nameEn: string; parentId: string | null }) => ({ nameKo, nameEn, parentId });
  await record(tx, { actor, at, act, record: { kind: "function-node", id }, before: told(ends), after: { ...told(begins), from } });
  // What a function is called and where it stands is said of every unit task below it.
  await announceAll(tx, (await unitTasksBelow(tx, [id])).map((task) => ({ topic: "task.changed", record: { kind: "task", id: task }, at })));
  return { id };
}

export const renameFunction = operation({
  name: "classification.rename",
  address: "POST /api/v1/function-nodes/:id/names",
  summary: { ko: "기능의 이름을 바꿉니다", en: "Rename a function from a day on" },
  input: renameInput,
  output: nodeId,
  refusals: ["classification.not-administrator", "classification.task-of-another-agency", "platform.not-found", "classification.already-closed", "classification.before-it-began", "classification.changes-later", "classification.same-as-before"],
  act: "function.renamed",
  async run({ tx, actor, now, today }, { id, nameKo, nameEn, from = today }) {
    await mayChange(tx, actor, id);
    return change(tx, actor, id, from, now, "function.renamed", { nameKo, nameEn });
  },
});

export const moveFunction = operation({
  name: "classification.move",
  address: "POST /api/v1/function-nodes/:id/places",
  summary: { ko: "기능을 다른 상위 기능 아래로 옮깁니다", en: "Move a function below another" },
  input: moveInput,
  output: nodeId,
  refusals: ["classification.not-administrator", "classification.task-of-another-agency", "platform.not-found", "classification.unknown-parent", "classification.wrong-level", "classification.below-itself", "classification.already-closed", "classification.before-it-began", "classification.changes-later", "classification.same-as-before"],
  act: "function.moved",
  async run({ tx, actor, now, today }, { id, parentId, from = today }) {
    await mayChange(tx, actor, id);
    const loaded = await loadNode(tx, id);
    const parent = loaded.nodes.find((node) => node.id === parentId && versionOn(node, from) !== null) ?? null;
    const above = (await pathsOf(tx, [parentId], from)).get(parentId) ?? [];
    const fault = parentFault(loaded.node.level, id, parent, above.map((part) => part.id));
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    return change(tx, actor, id, from, now, "function.moved", { parentId }, loaded);
  },
});

export const closeFunction = operation({
  name: "classification.close",
  address: "POST /api/v1/function-nodes/:id/closings",
  summary: { ko: "기능을 닫습니다", en: "Close a function" },
  input: closeInput,
  output: nodeId,
  refusals: ["classification.not-administrator", "classification.task-of-another-agency", "platform.not-found", "classification.already-closed", "classification.before-it-began", "classification.has-children"],
  act: "function.closed",
  async run({ tx, actor, now, today }, { id, until = today, reason }) {
    await mayChange(tx, actor, id);
    const { node, nodes } = await loadNode(tx, id);
    const open = nodes.filter((one) => (one.validUntil === null || one.validUntil > until) && one.versions.some((version) => version.parentId === id && (version.validUntil === null || version.validUntil > until)));
    const fault = closeFault(node, until, open.length);
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    await tx.functionNode.updateMany({ where: { id }, data: { validUntil: toColumn(until) } });
    await record(tx, { actor, at: now, act: "function.closed", record: { kind: "function-node", id }, reason, after: { until } });
    if (node.tree === brm && node.level === deepest) await announce(tx, { topic: "task.changed", record: { kind: "task", id }, at: now });
    return { id };
  },
});
