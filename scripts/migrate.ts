import { ensureClient } from "./generate.ts";
import { openInstance } from "./instance.ts";
import { ensureMigrated, NotLaidOut } from "./layout.ts";

/** `node scripts/migrate.ts`: applies what is pending as DATABASE_OWNER_URL, for deployments that do not use `npm start`. */
if (import.meta.main) {
  await ensureClient();
  const instance = await openInstance();
  try {
    await ensureMigrated(instance, (line) => process.stdout.write(`${line}\n`));
    process.stdout.write("The database is up to date.\n");
  } catch (error) {
    if (!(error instanceof NotLaidOut)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    await instance.leave();
  }
}
