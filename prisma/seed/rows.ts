import type pg from "pg";
import { copyIn } from "#lib/platform/copy.ts";

export type Row = Record<string, unknown>;

/** Many rows in one statement, as the table takes them in bulk: neither side makes JSON of them. */
export async function insertRows(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first);
  const types = await typesOf(client, table);
  const written = columns.map((column) => writers[types.get(column) ?? "plain"]);
  const lines = rows.map((row) => columns.map((column, at) => fieldOf(row[column], written[at]!)).join("\t"));
  await copyIn(client, `copy "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) from stdin`, `${lines.join("\n")}\n`);
}

type Type = "list" | "json" | "plain";

/** How the columns of a table are written; a table stays as it is while a process runs. */
const known = new Map<string, Promise<ReadonlyMap<string, Type>>>();

function typesOf(client: pg.ClientBase, table: string): Promise<ReadonlyMap<string, Type>> {
  const types = known.get(table) ?? readTypes(client, table);
  known.set(table, types);
  return types;
}

async function readTypes(client: pg.ClientBase, table: string): Promise<ReadonlyMap<string, Type>> {
  const { rows } = await client.query<{ name: string; type: Type }>(
    `select a.attname as name, case when t.typcategory = 'A' then 'list' when t.typname in ('json', 'jsonb') then 'json' else 'plain' end as type
     from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = $1::regclass and a.attnum > 0`,
    [`"${table}"`],
  );
  return new Map(rows.map((row) => [row.name, row.type]));
}

const quoted = (value: unknown) => `"${String(value).replace(/["\\]/g, "\\$&")}"`;

const writers: Readonly<Record<Type, (value: unknown) => string>> = {
  list: (value) => `{${(value as readonly unknown[]).map(quoted).join(",")}}`,
  json: jsonOf,
  plain: String,
};

/** One value may stand in several rows and tables, as the body of a document does. */
const inJson = new WeakMap<object, string>();

function jsonOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const json = inJson.get(value) ?? JSON.stringify(value);
  inJson.set(value, json);
  return json;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function fieldOf(value: unknown, write: (value: unknown) => string): string {
  return value === null || value === undefined ? "\\N" : write(value).replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!);
}
