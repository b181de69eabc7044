import { parse } from "csv-parse/sync";
import type { FunctionNode } from "#lib/classification/rules.ts";
import { deepest, versionOn } from "#lib/classification/rules.ts";
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
  reason: "no-code" | "no-name" | "code-twice" | "unknown-parent" | "too-deep" | "too-long" | "broken-row";
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

/** What an import would do to a tree as it is today. */
export function planImport(csv: { rows: readonly CsvRow[]; errors: readonly RowError[] }, nodes: readonly FunctionNode[], today: Day): ImportPlan {
  const known = new Map(nodes.map((node) => [node.code, node]));
  const plan: ImportPlan = { add: [], change: [], same: 0, errors: [...csv.errors] };
  for (const row of csv.rows) {
    const node = known.get(row.code);
    if (!node) {
      plan.add.push(row);
      continue;
    }
    const version = versionOn(node, today) ?? node.versions.at(-1) ?? null;
    const parent = row.parentCode === null ? null : (known.get(row.parentCode)?.id ?? "new");
    if (version && version.nameKo === row.nameKo && version.nameEn === row.nameEn && version.parentId === parent) plan.same += 1;
    else plan.change.push({ row, node });
  }
  return plan;
}
