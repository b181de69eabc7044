import type { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** What the installation remembers of itself; null when it was never said. */
export async function settingOf(db: Db | Tx, key: string): Promise<Prisma.JsonValue> {
  return (await db.setting.findUnique({ where: { key } }))?.value ?? null;
}

export async function keepSetting(db: Db | Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

export async function forgetSetting(db: Db | Tx, key: string): Promise<void> {
  await db.setting.deleteMany({ where: { key } });
}
