import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import type { RequestFacts } from "#lib/platform/operation.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { passwordFits } from "#lib/platform/passwords.ts";
import { openSession } from "#lib/platform/session-rows.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";

export const signInInput = z.object({ login: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) });

/** After so many failures each further one doubles the wait, up to a quarter of an hour. */
const free = 4;
const longestMs = 15 * 60_000;

/** Seconds to wait after so many failures; 0 while tries are free. */
export function delayAfter(failures: number): number {
  return failures <= free ? 0 : Math.min(longestMs, 1000 * 2 ** (failures - free)) / 1000;
}

/**
 * Signs somebody in: answers the new session. Unknown and wrong answer the same, and take the same
 * time. Failures count per account and per address, and outlive a restart.
 */
export async function signIn({ login, password }: z.output<typeof signInInput>, facts: RequestFacts, at: Date): Promise<string> {
  const db = database();
  const keys = [`account:${login.toLowerCase()}`, `address:${facts.address}`];
  const delays = await db.signInDelay.findMany({ where: { key: { in: keys } } });
  const until = Math.max(0, ...delays.map((delay) => delay.lockedUntil?.getTime() ?? 0));
  if (until > at.getTime()) throw new Refusal("organisation.try-later", { seconds: Math.ceil((until - at.getTime()) / 1000) });
  const account = await db.account.findUnique({ where: { login } });
  const fits = await passwordFits(account?.passwordHash ?? null, password);
  if (!account || !fits || account.lockedAt) {
    await fail(keys, account?.officialId ?? null, at);
    throw new Refusal("organisation.wrong-credentials", {}, "password");
  }
  return transaction(async (tx) => {
    await tx.signInDelay.deleteMany({ where: { key: keys[0]! } });
    await tx.account.update({ where: { officialId: account.officialId }, data: { lastSignInAt: at }, select: { officialId: true } });
    const actor = await actorOfOfficial(tx, account.officialId, at);
    await record(tx, { actor, at, act: "account.signed-in", record: { kind: "account", id: account.officialId }, after: { address: facts.address } });
    return openSession(tx, account.officialId, facts, at);
  });
}

async function fail(keys: readonly string[], officialId: string | null, at: Date): Promise<void> {
  await transaction(async (tx) => {
    for (const key of keys) {
      const rows = await tx.$queryRaw<{ failures: number }[]>`
        insert into "SignInDelay" ("key", "failures", "lastAt") values (${key}, 1, ${at})
        on conflict ("key") do update set "failures" = case when "SignInDelay"."lastAt" < ${new Date(at.getTime() - longestMs)} then 1 else "SignInDelay"."failures" + 1 end, "lastAt" = ${at}
        returning "failures"`;
      // Many share an address: it is patient five times as long.
      const wait = delayAfter(key.startsWith("address:") ? Math.floor((rows[0]?.failures ?? 1) / 5) : (rows[0]?.failures ?? 1));
      if (wait > 0) await tx.signInDelay.update({ where: { key }, data: { lockedUntil: new Date(at.getTime() + wait * 1000) }, select: { key: true } });
    }
    if (officialId) await record(tx, { actor: null, at, act: "account.sign-in-refused", record: { kind: "account", id: officialId } });
  });
}
