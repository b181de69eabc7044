import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import type { RequestFacts } from "#lib/platform/operation.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { passwordFits } from "#lib/platform/passwords.ts";
import { openSession } from "#lib/platform/session-rows.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { unknownLogin } from "#lib/organisation/unknown-logins.ts";

export const signInInput = z.object({ login: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) });

/** After so many failures each further one doubles the wait, up to a quarter of an hour. */
const free = 4;
const longestMs = 15 * 60_000;
/** After so many failures without a success between, an account waits for an administrator. */
const lockedAfter = 20;

/** Seconds to wait after so many failures; 0 while tries are free. */
export function delayAfter(failures: number): number {
  return failures <= free ? 0 : Math.min(longestMs, 1000 * 2 ** (failures - free)) / 1000;
}

/**
 * Signs somebody in: answers the new session. Unknown and wrong answer the same, and take the same
 * time: for both the same statements are sent. Failures count per account and per address, and outlive a restart.
 */
export async function signIn({ login: typed, password }: z.output<typeof signInInput>, facts: RequestFacts, at: Date): Promise<string> {
  const login = typed.toLowerCase();
  const account = await database().account.findUnique({ where: { login } });
  const keys = [`account:${login}`, `address:${facts.address}`] as const;
  // A try counts before it is checked, so that many at the same moment all count.
  const about = { kind: "account", id: account?.officialId ?? unknownLogin(login) };
  const failures = await countTry(keys, about, at);
  const fits = await passwordFits(account?.passwordHash ?? null, password);
  if (!account || !fits || account.lockedAt) {
    await refusedTry(login, about, failures, facts, at);
    throw new Refusal("organisation.wrong-credentials", {}, "password");
  }
  return transaction(async (tx) => {
    await tx.signInDelay.deleteMany({ where: { key: keys[0] } });
    await tx.$executeRaw`update "SignInDelay" set "failures" = greatest(0, "failures" - 1), "lockedUntil" = null where "key" = ${keys[1]}`;
    await tx.account.update({ where: { officialId: account.officialId }, data: { lastSignInAt: at }, select: { officialId: true } });
    const actor = await actorOfOfficial(tx, account.officialId, at);
    await record(tx, { actor, at, act: "account.signed-in", record: { kind: "account", id: account.officialId }, after: { address: facts.address } });
    return openSession(tx, account.officialId, facts, at);
  });
}

/** Counts a try for account and address, or refuses it while either waits. Answers the tries of the account since it last signed in. */
async function countTry(keys: readonly [string, string], about: { kind: string; id: string }, at: Date): Promise<number> {
  const waits = await transaction(async (tx) => {
    const found: { failures: number; waitsMs: number }[] = [];
    for (const key of keys) {
      const [row] = await tx.$queryRaw<{ failures: number; lockedUntil: Date | null }[]>`
        insert into "SignInDelay" ("key", "failures", "lastAt") values (${key}, 1, ${at})
        on conflict ("key") do update set
          "failures" = case when "SignInDelay"."lockedUntil" > ${at} then "SignInDelay"."failures"
            when ${key.startsWith("address:")} and "SignInDelay"."lastAt" < ${new Date(at.getTime() - longestMs)} then 1 else "SignInDelay"."failures" + 1 end,
          "lastAt" = case when "SignInDelay"."lockedUntil" > ${at} then "SignInDelay"."lastAt" else ${at} end
        returning "failures", "lockedUntil"`;
      const failures = row?.failures ?? 1;
      const waitsMs = Math.max(0, (row?.lockedUntil?.getTime() ?? 0) - at.getTime());
      found.push({ failures, waitsMs });
      // Many share an address: it is patient five times as long.
      const delay = waitsMs > 0 ? 0 : delayAfter(key.startsWith("address:") ? Math.floor(failures / 5) : failures);
      if (delay > 0) await tx.signInDelay.update({ where: { key }, data: { lockedUntil: new Date(at.getTime() + delay * 1000) }, select: { key: true } });
    }
    const waiting = Math.max(...found.map((one) => one.waitsMs));
    if (waiting > 0) await record(tx, { actor: null, at, act: "account.sign-in-refused", record: about, reason: "waiting" });
    return { waiting, failures: found[0]?.failures ?? 1 };
  });
  if (waits.waiting > 0) throw new Refusal("organisation.try-later", { seconds: Math.ceil(waits.waiting / 1000) });
  return waits.failures;
}

/** Recorded for logins that exist and for those that do not. The try after which an account waits for an administrator says so. */
async function refusedTry(login: string, about: { kind: string; id: string }, failures: number, facts: RequestFacts, at: Date): Promise<void> {
  await transaction(async (tx) => {
    const locked = await tx.$executeRaw`update "Account" set "lockedAt" = ${at} where "login" = ${login} and "lockedAt" is null and ${failures}::int >= ${lockedAfter}::int`;
    await record(tx, { actor: null, at, act: locked > 0 ? "account.locked" : "account.sign-in-refused", record: about, after: { address: facts.address } });
  });
}
