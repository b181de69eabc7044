import { rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { today } from "#lib/platform/clock.ts";
import { grantApplication, migrate } from "#lib/platform/migrate.ts";
import { pendingMigrations } from "#lib/platform/migrations.ts";
import type { Day } from "#lib/time.ts";
import type { Instance } from "./instance.ts";

type Say = (line: string) => void;

export class NotLaidOut extends Error {}

/** Migrates where the owner is known; else names what is pending and refuses to go on. */
export async function ensureMigrated(instance: Instance, say: Say): Promise<void> {
  const pending = await pendingMigrations(instance.ownerUrl ?? instance.databaseUrl).catch((error: unknown) => {
    throw new NotLaidOut(`The database does not answer: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!instance.ownerUrl) {
    if (pending.length === 0) return;
    throw new NotLaidOut(`Pending migrations: ${pending.join(", ")}.\nNothing was changed. Give the owner's role in DATABASE_OWNER_URL to apply them (docs/operate.md).`);
  }
  if (pending.length > 0) {
    await migrate(instance.ownerUrl);
    say(`${pending.length} migrations applied`);
  }
  await grantApplication(instance.ownerUrl, new URL(instance.databaseUrl).username);
}

const marker = "demonstration";

/**
 * Lays the demonstration into an empty database. While it is being laid a marker says so: one that
 * was interrupted is swept away and begun anew. A database with data of its own is left alone.
 */
export async function ensureDemonstration(instance: Instance, lay: () => Promise<void>, say: Say): Promise<void> {
  const { ownerUrl } = instance;
  const state = await stateOf(instance.databaseUrl);
  if (state === "laid") return;
  if (state === "own") {
    say("the database holds data of its own; the demonstration is left out");
    return;
  }
  if (state === "half") {
    if (!ownerUrl) throw new NotLaidOut("A demonstration was half laid. Give the owner's role in DATABASE_OWNER_URL to begin it anew.");
    say("a half-laid demonstration is swept away");
    await withClient(ownerUrl, (client) => client.query("drop schema public cascade; create schema public"));
    // Seals of what was swept away would bear witness against what comes.
    rmSync(path.join(instance.settings.data, "seals"), { recursive: true, force: true });
    await ensureMigrated(instance, say);
  }
  await mark(instance.databaseUrl, "laying");
  await lay();
  // Without fresh statistics the planner would read whole tables right after the bulk writing.
  if (ownerUrl) await withClient(ownerUrl, (client) => client.query("analyze"));
  await mark(instance.databaseUrl, "laid");
}

function stateOf(url: string): Promise<"empty" | "half" | "laid" | "own"> {
  return withClient(url, async (client) => {
    const found = await client.query<{ state: string }>(`select "value"->>'state' as state from "Setting" where "key" = $1`, [marker]);
    const state = found.rows[0]?.state;
    if (state === "laid") return "laid";
    if (state === "laying") return "half";
    const agencies = await client.query<{ any: boolean }>(`select exists (select from "Agency") as any`);
    return agencies.rows[0]?.any ? "own" : "empty";
  });
}

/** The day on which the demonstration was laid, where there is one. */
export function dayLaid(url: string): Promise<Day | null> {
  return withClient(url, async (client) => {
    const { rows: [row] } = await client.query<{ state: string; day: Day | null }>(`select "value"->>'state' as state, "value"->>'day' as day from "Setting" where "key" = $1`, [marker]);
    return row?.state === "laid" ? (row.day ?? today()) : null;
  });
}

async function mark(url: string, state: "laying" | "laid"): Promise<void> {
  await withClient(url, (client) =>
    client.query(`insert into "Setting" ("key", "value") values ($1, $2) on conflict ("key") do update set "value" = excluded."value"`, [marker, { state, day: today() }]),
  );
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
