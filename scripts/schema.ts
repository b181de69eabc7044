import { generateClient } from "./generate.ts";

/** `npm run schema`: after a change in prisma/schema, the client anew. The change itself is written as a migration. */
export async function main(): Promise<void> {
  await generateClient();
  process.stderr.write("prisma/generated written; write the change as a new folder in prisma/migrations\n");
}
