import type { Db } from "#lib/platform/database.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import type { Announcement } from "#lib/platform/outbox.ts";
import { keepSetting, settingOf } from "#lib/platform/setting-rows.ts";
import { changedByDays } from "#lib/organisation/changing.ts";
import { tasksChangedByDays } from "#lib/tasks/changing.ts";
import { dayOf } from "#lib/time.ts";

/*
 * Appointments, names, charges and ends are entered for days to come. Of whom and what they tell, the index
 * tells as of the day on which it was told last: on each new day it is told of whatever that day changes.
 */

/** The day that the index was told of last. */
const dayKey = "search.day";
/** So many are announced in one statement. */
const atOnce = 500;
const limits = { maxWait: 30_000, timeout: 300_000 };

/**
 * Announces whatever the days since the last time changed, each record once, in one transaction with the day itself: a run that is broken
 * off announces nothing, and of several workers one does it. Answers how many. The first time of all there is nothing to make good:
 * whatever is indexed from then on is of that day or later.
 */
export async function turnDay(db: Db, at: Date): Promise<number> {
  const today = dayOf(at);
  if ((await settingOf(db, dayKey)) === today) return 0;
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('search day', 0))`;
    const last = await settingOf(tx, dayKey);
    if (last === today) return 0;
    await keepSetting(tx, dayKey, today);
    if (typeof last !== "string") return 0;
    // A clock that was put back takes back what the days between had changed.
    const [after, until] = last < today ? [last, today] : [today, last];
    const changed: Announcement[] = [
      ...(await changedByDays(tx, after, until)).map((record): Announcement => ({ topic: "organisation.changed", record, at })),
      ...(await tasksChangedByDays(tx, after, until)).map((id): Announcement => ({ topic: "task.changed", record: { kind: "task", id }, at })),
    ];
    for (let done = 0; done < changed.length; done += atOnce) await announceAll(tx, changed.slice(done, done + atOnce));
    return changed.length;
  }, limits);
}
