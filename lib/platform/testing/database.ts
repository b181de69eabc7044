import { inject } from "vitest";
import pg from "pg";
import { closeDatabase, database } from "#lib/platform/database.ts";
import type { Db } from "#lib/platform/database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    superUrl: string;
    ownerUrl: string;
    appUrl: string;
  }
}

export interface TestDatabase {
  db: Db;
  ownerUrl: string;
  /** Closes the connections and drops the copy. */
  drop(): Promise<void>;
}

/** A database of the test file's own, cloned from the migrated template; `database()` is connected to it. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await onSuper((client) => client.query(`create database ${name} template template_onmaru owner onmaru_owner`));
  const at = (url: string) => url.replace(/\/[^/]*$/, `/${name}`);
  process.env["DATABASE_URL"] = at(inject("appUrl"));
  return {
    db: database(),
    ownerUrl: at(inject("ownerUrl")),
    drop: async () => {
      await closeDatabase();
      await onSuper((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function onSuper(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject("superUrl") });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
