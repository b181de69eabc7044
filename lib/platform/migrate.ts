import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { mendHalfDone, noting } from "#lib/platform/half-done.ts";
import type { Script } from "#lib/platform/half-done.ts";
import { knownMigrations, migrationsFolder } from "#lib/platform/migrations.ts";

/*
 * Prisma's command line fetches a native engine before it migrates, from a host that many
 * governments' networks do not reach. The same engine comes from npm as WebAssembly; it keeps
 * Prisma's own `_prisma_migrations`, so `prisma migrate` agrees wherever it can run.
 */

type EngineClass = { new: typeof SchemaEngine.new };

const schemaFolder = path.resolve("prisma/schema");
const noFilters = { externalTables: [], externalEnums: [] };

/** Applies what is pending, as the owner of the database, and answers its names. What a start before was killed in is applied anew. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  // One connection, kept to the end: it holds the lock under which one migrates alone.
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, idleTimeoutMillis: 0 });
  try {
    const migrationsList = await migrationList();
    const scripts = migrationsList.migrationDirectories.map(({ path: name, migrationFile: { content } }) => ({ name, content: content.tag === "ok" ? content.value : "" }));
    const client = await pool.connect();
    await mendHalfDone(client, scripts).finally(() => client.release());
    return await withEngine(wholeScripts(pool, scripts), async (engine) => {
      const done = await engine.applyMigrations({ migrationsList, filters: noFilters });
      return done.appliedMigrationNames;
    });
  } finally {
    await pool.end();
  }
}

/** Gives the application's role its rights anew; whoever owns the tables must ask. */
export async function grantApplication(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select onmaru_grant($1)", [role]);
  } finally {
    await client.end();
  }
}

async function withEngine<T>(factory: SqlMigrationAwareDriverAdapterFactory, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const Engine = await engineClass();
  const datamodels = (await schemaFiles()).map((file): [string, string] => [file.path, file.content]);
  const engine = await Engine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

/** The adapter cuts a script at every semicolon, through the bodies of functions; PostgreSQL itself does not. */
function wholeScripts(pool: pg.Pool, scripts: readonly Script[]): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(noting(script, scripts));
    };
    return adapter;
  };
  return factory;
}

let loaded: Promise<EngineClass> | undefined;

/** Instantiated once: its glue keeps views of the first memory, and a second instance would hang on them. */
function engineClass(): Promise<EngineClass> {
  return (loaded ??= loadEngine());
}

async function loadEngine(): Promise<EngineClass> {
  const gluePath = createRequire(path.resolve("package.json")).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue: { SchemaEngine: EngineClass; __wbg_set_wasm(exports: WebAssembly.Exports): void } = await import(pathToFileURL(gluePath).href);
  const wasm = await readFile(gluePath.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

async function schemaFiles(): Promise<SchemaContainer[]> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(schemaFolder, name);
      return { path: file, content: await readFile(file, "utf8") };
    }),
  );
}

async function migrationList(): Promise<MigrationList> {
  const names = await knownMigrations();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: await readFile(path.join(migrationsFolder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(path.join(migrationsFolder, name, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}
