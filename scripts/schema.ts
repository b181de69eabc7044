import { mkdir, writeFile } from "node:fs/promises";
import { schemaSql } from "#lib/platform/migrate.ts";
import { generateClient } from "./generate.ts";

/** `npm run schema`: after a change in prisma/schema, the client and the first migration anew. */
export async function main(): Promise<void> {
  await generateClient();
  await mkdir("prisma/migrations/0001_init", { recursive: true });
  await writeFile("prisma/migrations/0001_init/migration.sql", await schemaSql());
  process.stderr.write("prisma/generated and prisma/migrations/0001_init/migration.sql written\n");
}
