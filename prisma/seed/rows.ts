import type pg from "pg";

export type Row = Record<string, unknown>;

/** Many rows in one statement, through the types of the table itself. */
export async function insertRows(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first).map((column) => `"${column}"`).join(", ");
  for (let at = 0; at < rows.length; at += 2000) {
    await client.query(`insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1::json)`, [JSON.stringify(rows.slice(at, at + 2000))]);
  }
}
