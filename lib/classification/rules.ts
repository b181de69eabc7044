import { addDays, holdsOn } from "#lib/time.ts";
import type { Day, Period } from "#lib/time.ts";
import { refused } from "#lib/refusal.ts";
import type { Refusals, Refused } from "#lib/refusal.ts";
import { matchScore } from "#lib/match.ts";

export const refusals: Refusals = {
  "not-administrator": 403,
  "task-of-another-agency": 403,
  "code-taken": 409,
  "unknown-parent": 422,
  "wrong-level": 422,
  "below-itself": 422,
  "has-children": 409,
  "already-closed": 409,
  "before-it-began": 422,
  "changes-later": 409,
  "same-as-before": 422,
  "task-needs-unit": 422,
  "file-missing": 422,
  "file-unreadable": 422,
};

/** 정부기능분류체계: policy field, area, major, middle, small function, unit task. */
export const brm = "brm";
export const deepest = 6;

export interface NodeVersion extends Period {
  id: string;
  parentId: string | null;
  nameKo: string;
  nameEn: string;
}

export interface FunctionNode extends Period {
  id: string;
  tree: string;
  code: string;
  level: number;
  versions: readonly NodeVersion[];
}

/** A node as it is on a day, with how many unit tasks stand below it. */
export interface Branch {
  id: string;
  code: string;
  level: number;
  nameKo: string;
  nameEn: string;
  count: number;
  children: Branch[];
}

export function versionOn(node: FunctionNode, day: Day): NodeVersion | null {
  return holdsOn(node, day) ? (node.versions.find((version) => holdsOn(version, day)) ?? null) : null;
}

/** The tree as of a day. Nodes whose parent does not hold that day stand at the top, so that nothing is hidden. */
export function treeOn(nodes: readonly FunctionNode[], day: Day, countsLevel = deepest): Branch[] {
  const held = nodes.flatMap((node) => {
    const version = versionOn(node, day);
    return version ? [{ node, version }] : [];
  });
  const branches = new Map<string, Branch>(held.map(({ node, version }) => [node.id, { id: node.id, code: node.code, level: node.level, nameKo: version.nameKo, nameEn: version.nameEn, count: 0, children: [] }]));
  const top: Branch[] = [];
  for (const { node, version } of held) {
    const parent = version.parentId === null ? undefined : branches.get(version.parentId);
    (parent?.children ?? top).push(branches.get(node.id)!);
  }
  const settle = (branch: Branch): number => {
    branch.children.sort((a, b) => (a.code < b.code ? -1 : 1));
    branch.count = branch.children.reduce((sum, child) => sum + settle(child), 0);
    return branch.count + (branch.level === countsLevel || (countsLevel === 0 && branch.children.length === 0) ? 1 : 0);
  };
  top.sort((a, b) => (a.code < b.code ? -1 : 1)).forEach(settle);
  return top;
}

/** The tree cut down to what is found, with everything above it; and everything below a found node. */
export function found(branches: readonly Branch[], search: string): Branch[] {
  if (search.trim() === "") return [...branches];
  return branches.flatMap((branch) => {
    if (matchScore([branch.nameKo, branch.nameEn, branch.code], search) > 0) return [branch];
    const children = found(branch.children, search);
    return children.length > 0 ? [{ ...branch, children }] : [];
  });
}

export function flat(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...flat(branch.children)]);
}

/** Whether a node may stand below another: one level up, of the same tree, and not below itself. */
export function parentFault(level: number, nodeId: string | null, parent: FunctionNode | null, ancestorsOfParent: readonly string[]): Refused | null {
  if (parent === null) return level === 1 ? null : refused("classification.unknown-parent", {}, "parentId");
  if (nodeId !== null && (parent.id === nodeId || ancestorsOfParent.includes(nodeId))) return refused("classification.below-itself", {}, "parentId");
  return parent.level === level - 1 ? null : refused("classification.wrong-level", { level }, "parentId");
}

export interface Change {
  /** The version that ends the day before, or is written over when it began on that very day. */
  ends: NodeVersion;
  endsOn: Day | null;
  begins: Omit<NodeVersion, "id">;
}

/** A new name or place from a day on. History behind that day stays; a change already set for later is in the way. */
export function changeFrom(node: FunctionNode, day: Day, to: Partial<Pick<NodeVersion, "nameKo" | "nameEn" | "parentId">>): Change | Refused {
  if (node.validUntil !== null && node.validUntil < day) return refused("classification.already-closed");
  if (day < node.validFrom) return refused("classification.before-it-began", { day: node.validFrom }, "from");
  const current = versionOn(node, day);
  if (!current) return refused("classification.already-closed");
  if (node.versions.some((version) => version.validFrom > day)) return refused("classification.changes-later", {}, "from");
  const next = { parentId: current.parentId, nameKo: current.nameKo, nameEn: current.nameEn, ...to };
  if (next.parentId === current.parentId && next.nameKo === current.nameKo && next.nameEn === current.nameEn) return refused("classification.same-as-before");
  return { ends: current, endsOn: current.validFrom === day ? null : addDays(day, -1), begins: { ...next, validFrom: day, validUntil: current.validUntil } };
}

export function closeFault(node: FunctionNode, lastDay: Day, openChildren: number): Refused | null {
  if (node.validUntil !== null && node.validUntil <= lastDay) return refused("classification.already-closed");
  if (lastDay < node.validFrom) return refused("classification.before-it-began", { day: node.validFrom }, "until");
  return openChildren > 0 ? refused("classification.has-children", { count: openChildren }) : null;
}
