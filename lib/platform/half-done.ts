import { createHash } from "node:crypto";
import type pg from "pg";
import { log } from "#lib/platform/log.ts";

/*
 * Prisma's engine notes a migration before it runs its script and finishes the note afterwards. Whoever is killed
 * between leaves an unfinished note, with which it refuses to go on. PostgreSQL runs a script as one transaction, and the
 * note is finished in the same one: an unfinished note says that the script left nothing, and it may run anew.
 */

export interface Script {
  name: string;
  content: string;
}

/** The engine's own lock: who holds it migrates alone. It holds until the connection ends. */
const engineLock = 72_707_369;

const silent = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1/g;
const apart = /^(begin|start|commit|end|rollback|abort|prepare\s+transaction|vacuum|call|alter\s+system|(create|drop)\s+(database|tablespace)|(create\s+(unique\s+)?|drop\s+)index\s+concurrently|reindex\b.*\bconcurrently)\b/is;

/** Whether all of a script happens, or nothing: it neither ends a transaction nor needs to stand outside one. */
export function runsWhole(script: string): boolean {
  return !script.replace(silent, " ").split(";").some((statement) => apart.test(statement.trim()));
}

/** A script with the note of its end, in one transaction; any other text as it is. */
export function noting(text: string, scripts: readonly Script[]): string {
  const script = scripts.find((one) => one.content === text);
  if (!script || !runsWhole(text)) return text;
  return `${text}\n;\nupdate _prisma_migrations set finished_at = now() where migration_name = '${script.name}' and finished_at is null and rolled_back_at is null`;
}

/** Waits for whoever else migrates, then takes back the notes of migrations that were stopped on their way. Throws where one may have left something. */
export async function mendHalfDone(client: pg.ClientBase, scripts: readonly Script[]): Promise<void> {
  const { rows: [lock] } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${engineLock}) as free`);
  if (!lock?.free) {
    log.info("waiting for another start to finish its migrations");
    await client.query(`select pg_advisory_lock(${engineLock})`);
  }
  const table = await client.query<{ found: boolean }>(`select to_regclass('public._prisma_migrations') is not null as found`);
  if (!table.rows[0]?.found) return;
  const half = await client.query<{ id: string; name: string; checksum: string }>(
    `select id, migration_name as name, checksum from _prisma_migrations where finished_at is null and rolled_back_at is null order by started_at`,
  );
  for (const { id, name, checksum } of half.rows) {
    const script = scripts.find((one) => one.name === name);
    const why = !script || createHash("sha256").update(script.content).digest("hex") !== checksum ? "is not one of this version" : runsWhole(script.content) ? null : "does not run as one transaction";
    if (why) throw new Error(`The migration ${name} was stopped on its way and ${why}: see what it left in the database, undo that, and mark it with "npx prisma migrate resolve --rolled-back ${name}". Nothing was changed.`);
    await client.query(`update _prisma_migrations set rolled_back_at = now() where id = $1`, [id]);
    log.warn({ migration: name }, "a migration was stopped on its way and left nothing; it is applied anew");
  }
}
