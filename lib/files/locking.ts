import type { Tx } from "#lib/platform/database.ts";

/** Whoever keeps bytes and whoever takes the same away wait for each other, until their acts are committed. */
export async function lockBytes(tx: Tx, sha256: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`;
}
