import { parse } from "csv-parse/sync";
import type { FunctionNode } from "#lib/classification/rules.ts";
import { brm, deepest, versionOn } from "#lib/classification/rules.ts";
import type { Day } from "#lib/time.ts";

export interface CsvRow {
  line: number;
  code: string;
  nameKo: string;
  nameEn: string;
  note: string;
  /** Named in a column of its own, or read from the code (`01.2` stands below `01`). */
  parentCode: string | null;
  level: number;
}

/** `reason` is a key of the messages under `import`. */
export interface RowError {
  line: number;
  reason: "no-code" | "no-name" | "code-twice" | "unknown-parent" | "too-deep" | "too-long" | "broken-row" | "parent-closed" | "wrong-level" | "changes-later" | "unit-task";
  text: string;
}

export interface ImportPlan {
  add: CsvRow[];
  change: { row: CsvRow; node: FunctionNode }[];
  same: number;
  errors: RowError[];
}

const columns = {
  code: ["code", "코드", "분류코드"],
  nameKo: ["name_ko", "nameko", "이름", "명칭", "기능명", "name"],
  nameEn: ["name_en", "nameen", "description_en", "영문명"],
  note: ["note", "explanatorynote", "설명", "비고"],
  parent: ["parent", "parent_code", "상위코드"],
} as const;

const longest = { code: 50, name: 300, note: 20_000 };

/** Reads a file of functions; null when it has no column of codes or none of names. */
export function readCsv(text: string): { rows: CsvRow[]; errors: RowError[] } | null {
  const broken: RowError[] = [];
  const records = parse(text, {
    bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true, skip_records_with_error: true, max_record_size: 200_000,
    on_skip: (error) => void broken.push({ line: Number(error?.["lines"] ?? 0), reason: "broken-row", text: "" }),
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const head = records.shift()?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const at = (names: readonly string[]) => head.findIndex((name) => names.includes(name));
  const place = { code: at(columns.code), nameKo: at(columns.nameKo), nameEn: at(columns.nameEn), note: at(columns.note), parent: at(columns.parent) };
  if (place.code < 0 || (place.nameKo < 0 && place.nameEn < 0)) return null;
  const errors = [...broken];
  const rows: CsvRow[] = [];
  const levels = new Map<string, number>();
  for (const { record, info } of records) {
    const field = (column: number) => (column < 0 ? "" : (record[column] ?? "").replaceAll("\0", "").trim());
    const code = field(place.code);
    const nameEn = field(place.nameEn);
    const row = { line: info.lines, code, nameKo: field(place.nameKo) || nameEn, nameEn, note: field(place.note) };
    const parentCode = field(place.parent) || parentOf(code, levels);
    const fault = faultOf(row, parentCode, levels);
    if (fault) {
      errors.push({ line: info.lines, reason: fault, text: code.slice(0, 60) });
      continue;
    }
    const level = parentCode === null ? 1 : levels.get(parentCode)! + 1;
    levels.set(code, level);
    rows.push({ ...row, parentCode, level });
  }
  return { rows, errors: errors.sort((a, b) => a.line - b.line) };
}

function faultOf(row: Pick<CsvRow, "code" | "nameKo" | "nameEn" | "note">, parentCode: string | null, levels: ReadonlyMap<string, number>): RowError["reason"] | null {
  if (row.code === "") return "no-code";
  if (row.nameKo === "") return "no-name";
  if (row.code.length > longest.code || row.nameKo.length > longest.name || row.nameEn.length > longest.name || row.note.length > longest.note) return "too-long";
  if (levels.has(row.code)) return "code-twice";
  if (parentCode === null) return null;
  const above = levels.get(parentCode);
  if (above === undefined) return "unknown-parent";
  return above >= deepest ? "too-deep" : null;
}

/** `01.2.3` stands below `01.2`; without dots, below the longest code that begins it. */
function parentOf(code: string, known: ReadonlyMap<string, number>): string | null {
  const dot = code.lastIndexOf(".");
  if (dot > 0) return code.slice(0, dot);
  for (let length = code.length - 1; length > 0; length -= 1) if (known.has(code.slice(0, length))) return code.slice(0, length);
  return null;
}

/** What an import would do to a tree as it is today. A row is placed as an administrator's addition or move would be, and refused where that would. */
export function planImport(csv: { rows: readonly CsvRow[]; errors: readonly RowError[] }, nodes: readonly FunctionNode[], tree: string, today: Day): ImportPlan {
  const known = new Map(nodes.map((node) => [node.code, node]));
  const plan: ImportPlan = { add: [], change: [], same: 0, errors: [...csv.errors] };
  /** The level at which each code stands, and what is open, once the rows so far have come in. */
  const levels = new Map(nodes.map((node) => [node.code, node.level]));
  const open = new Set(nodes.filter((node) => versionOn(node, today) !== null).map((node) => node.code));
  for (const row of csv.rows) {
    const node = known.get(row.code);
    const version = node ? (versionOn(node, today) ?? node.versions.at(-1)) : undefined;
    const parent = row.parentCode === null ? null : (known.get(row.parentCode)?.id ?? "new");
    if (version && version.nameKo === row.nameKo && version.nameEn === row.nameEn && version.parentId === parent) {
      plan.same += 1;
      continue;
    }
    const above = row.parentCode === null ? 0 : open.has(row.parentCode) ? levels.get(row.parentCode)! : null;
    const reason = above === null ? (levels.has(row.parentCode!) ? "parent-closed" : "unknown-parent") : placeFault(node, above + 1, tree, today);
    if (above === null || reason) {
      plan.errors.push({ line: row.line, reason: reason!, text: row.code.slice(0, 60) });
      continue;
    }
    if (node) plan.change.push({ row, node });
    else plan.add.push({ ...row, level: above + 1 });
    levels.set(row.code, above + 1);
    open.add(row.code);
  }
  plan.errors.sort((a, b) => a.line - b.line);
  return plan;
}

/** Why a function may not come in at a level: unit tasks have a unit and a retention, which no file says, and what is there stays at its level. */
function placeFault(node: FunctionNode | undefined, level: number, tree: string, today: Day): RowError["reason"] | null {
  if (tree === brm && (node?.level ?? level) >= deepest) return "unit-task";
  if (level > deepest) return "too-deep";
  if (node && node.level !== level) return "wrong-level";
  return node?.versions.some((version) => version.validFrom > today) ? "changes-later" : null;
}
