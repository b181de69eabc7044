import { readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

export const migrationsFolder = path.resolve("prisma/migrations");

/** The names of the migrations in the repository, in the order in which they apply. */
export async function knownMigrations(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

/** What the database at `url` still lacks. Reads only, so the application's role may ask. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const table = await client.query<{ found: boolean }>(`select to_regclass('public._prisma_migrations') is not null as found`);
    if (!table.rows[0]?.found) return await knownMigrations();
    const applied = await client.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
    );
    const names = new Set(applied.rows.map((row) => row.name));
    return (await knownMigrations()).filter((name) => !names.has(name));
  } finally {
    await client.end();
  }
}
