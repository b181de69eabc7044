import { createHmac, randomBytes } from "node:crypto";
import type { Db, Tx } from "#lib/platform/database.ts";
import { secrets } from "#lib/platform/secrets.ts";
import { forgetSetting, keepSetting, settingOf } from "#lib/platform/setting-rows.ts";
import { dayOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/*
 * Whoever opens the same record after the same words again and again lifts it once a day. For that a digest is kept of
 * who opened what, with a key that is made for the day and thrown away with it: from then on nobody can tell whose it was.
 */

const keyOfDay = "search.openings";

interface DayKey {
  day: Day;
  key: string;
}

async function kept(db: Db | Tx): Promise<DayKey | null> {
  return (await settingOf(db, keyOfDay)) as DayKey | null;
}

/** The key of a day; the first who asks on a day makes it, and all marks of the day before go. */
async function keyFor(tx: Tx, day: Day): Promise<string> {
  const known = await kept(tx);
  if (known?.day === day) return known.key;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('search openings', 0))`;
  const since = await kept(tx);
  if (since?.day === day) return since.key;
  const key = randomBytes(32).toString("hex");
  await tx.searchOpeningMark.deleteMany();
  await keepSetting(tx, keyOfDay, { day, key });
  return key;
}

/** Whether it is the first time today that somebody opens a record after these words; from now on it is not. */
export async function firstToday(tx: Tx, officialId: string, words: string, recordId: string, day: Day): Promise<boolean> {
  const mark = createHmac("sha256", `${secrets()[0] ?? ""} ${await keyFor(tx, day)}`).update(`${officialId} ${words} ${recordId}`).digest("hex");
  return (await tx.searchOpeningMark.createMany({ data: [{ mark }], skipDuplicates: true })).count > 0;
}

/** Once the day is over its key and its marks go, though nobody opens anything. */
export async function forgetMarks(db: Db, at: Date): Promise<void> {
  const known = await kept(db);
  if (!known || known.day === dayOf(at)) return;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('search openings', 0))`;
    if ((await kept(tx))?.day !== known.day) return;
    await tx.searchOpeningMark.deleteMany();
    await forgetSetting(tx, keyOfDay);
  });
}
