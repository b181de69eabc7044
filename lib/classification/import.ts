import { Refusal } from "#lib/refusal.ts";
import { addDays, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { operation } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { lockTree, onlyAdministrators } from "#lib/classification/commands.ts";
import { planImport, readCsv } from "#lib/classification/csv.ts";
import type { ImportPlan } from "#lib/classification/csv.ts";
import { importAnswer, importInput } from "#lib/classification/input.ts";
import { versionOn } from "#lib/classification/rules.ts";
import type { FunctionNode } from "#lib/classification/rules.ts";

export const importFunctions = operation({
  name: "classification.import",
  address: "POST /api/v1/function-trees/:tree/imports",
  summary: { ko: "기능 분류 파일을 가져옵니다", en: "Import a file of functions; a dry run only tells what would happen" },
  input: importInput,
  output: importAnswer,
  refusals: ["classification.not-administrator", "classification.file-missing", "classification.file-unreadable"],
  act: "function.imported",
  async run({ tx, actor, now, today }, { tree, file, csv, dryRun }) {
    onlyAdministrators(actor);
    const text = csv ?? (file && file.size > 0 ? await textOf(file) : null);
    if (text === null) throw new Refusal("classification.file-missing", {}, "file");
    const read = readCsv(text);
    if (!read) throw new Refusal("classification.file-unreadable", {}, "file");
    const nodes = await lockTree(tx, tree);
    const plan = planImport(read, nodes, tree, today);
    if (!dryRun && plan.add.length + plan.change.length > 0) {
      await write(tx, tree, plan, nodes, today, now);
      await record(tx, { actor, at: now, act: "function.imported", record: { kind: "import", id: `function-tree:${tree}` }, after: { tree, added: plan.add.length, changed: plan.change.length, failed: plan.errors.length } });
    }
    return { tree, dryRun, added: plan.add.length, changed: plan.change.length, same: plan.same, failed: plan.errors.length, errors: plan.errors };
  },
});

async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Refusal("classification.file-unreadable", {}, "file");
  }
}

/** All rows in a few statements; a row's parent comes before it in the file. */
async function write(tx: Tx, tree: string, plan: ImportPlan, nodes: readonly FunctionNode[], today: Day, at: Date): Promise<void> {
  const ids = new Map(nodes.map((node) => [node.code, node.id]));
  for (const row of plan.add) ids.set(row.code, newId(at));
  const from = toColumn(today);
  await tx.functionNode.createMany({ data: plan.add.map((row) => ({ id: ids.get(row.code)!, tree, code: row.code, level: row.level, validFrom: from, validUntil: null })) });
  const versions = plan.add.map((row) => ({ id: newId(at), nodeId: ids.get(row.code)!, parentId: row.parentCode === null ? null : (ids.get(row.parentCode) ?? null), nameKo: row.nameKo, nameEn: row.nameEn, note: row.note, validFrom: from, validUntil: null }));
  for (const { row, node } of plan.change) {
    const parentId = row.parentCode === null ? null : (ids.get(row.parentCode) ?? null);
    const to = { parentId, nameKo: row.nameKo, nameEn: row.nameEn, note: row.note };
    const current = versionOn(node, today);
    if (current?.validFrom === today) await tx.functionNodeVersion.updateMany({ where: { id: current.id }, data: to });
    else {
      if (current) await tx.functionNodeVersion.updateMany({ where: { id: current.id }, data: { validUntil: toColumn(addDays(today, -1)) } });
      // A closed function that the file names again is open again; its last name ended when it closed.
      if (node.validUntil !== null) {
        await tx.functionNodeVersion.updateMany({ where: { nodeId: node.id, validUntil: null }, data: { validUntil: toColumn(node.validUntil) } });
        await tx.functionNode.updateMany({ where: { id: node.id }, data: { validUntil: null } });
      }
      versions.push({ id: newId(at), nodeId: node.id, ...to, validFrom: from, validUntil: null });
    }
  }
  await tx.functionNodeVersion.createMany({ data: versions });
}
