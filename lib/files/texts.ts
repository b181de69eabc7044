import type { Db, Tx } from "#lib/platform/database.ts";

/** Asks the worker for the text of kept bytes; the same bytes are read once. */
export async function askForText(tx: Tx, sha256: string, at: Date): Promise<void> {
  await tx.$executeRaw`insert into "FileText" ("sha256", "at") values (${sha256}, ${at}) on conflict do nothing`;
}

/** Asks for all that nobody asked for, such as what another program brought. */
export async function askForMissingTexts(db: Db): Promise<void> {
  await db.$executeRaw`
    insert into "FileText" ("sha256", "at") select f."sha256", min(f."at") from "File" f
    where f."destroyedAt" is null and not exists (select from "FileText" t where t."sha256" = f."sha256") group by f."sha256" on conflict do nothing`;
}

export interface FileWithText {
  id: string;
  name: string;
  pages: string[];
  paged: boolean;
}

/** The files among these whose text was found. */
export function textsOf(db: Db | Tx, ids: readonly string[]): Promise<FileWithText[]> {
  return db.$queryRaw<FileWithText[]>`
    select f."id", f."name", t."pages", t."paged" from "File" f join "FileText" t on t."sha256" = f."sha256" and t."state" = 'found'
    where f."id" = any(${[...ids]}::uuid[]) and f."destroyedAt" is null`;
}
