import { pendingMigrations } from "#lib/platform/migrations.ts";
import { ensureClient } from "./generate.ts";
import { openInstance } from "./instance.ts";
import type { Instance } from "./instance.ts";

/** A command answers its exit code, or nothing when all went well. */
interface Command {
  main(args: string[], instance?: Instance): Promise<number | undefined>;
}

/** Commands that work without the installation's database; all but the first start a product of their own. */
const withoutDatabase = new Set(["schema", "screenshots", "bench", "drill", "mutants"]);

const [name, ...args] = process.argv.slice(2);
if (!name || !/^[a-z-]+$/.test(name)) {
  process.stderr.write("Which command? node scripts/run.mjs <command>\n");
  process.exit(2);
}
if (name !== "schema") await ensureClient();
process.exitCode = withoutDatabase.has(name) ? await command(name, undefined) : await withDatabase(name);
process.disconnect?.();

async function withDatabase(which: string): Promise<number> {
  const instance = await openInstance();
  let code = 1;
  // What a command was doing is ended by its own transaction; the database is left in order.
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(130));
    process.on("disconnect", () => resolve(130));
  });
  try {
    const pending = await pendingMigrations(instance.databaseUrl);
    if (pending.length > 0) {
      process.stderr.write(`The database is not laid out yet (${pending.join(", ")}): run npm start first.\n`);
    } else {
      code = await Promise.race([command(which, instance), stopped]);
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env["ONMARU_LOG"] === "debug" && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  }
  // Imported late: in a fresh clone the client is generated only above.
  const { closeDatabase } = await import("#lib/platform/database.ts");
  await closeDatabase();
  await instance.leave();
  if (code === 130) process.exit(code);
  return code;
}

async function command(which: string, instance: Instance | undefined): Promise<number> {
  const { main } = (await import(`./${which}.ts`)) as Command;
  return (await main(args, instance)) ?? 0;
}
