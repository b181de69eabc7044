import { closeDatabase, database, transaction } from "#lib/platform/database.ts";
import { now } from "#lib/platform/clock.ts";
import { makeToken } from "#lib/platform/tokens.ts";
import { record } from "#lib/history/commands.ts";
import { officialOfLogin } from "#lib/organisation/queries.ts";

/** `npm run token -- <login>`: a token that may read and write for 30 days; stdout is the token alone. */
export async function main([login]: string[]): Promise<void> {
  if (!login) throw new Error("Whose token? npm run token -- <login>");
  const officialId = await officialOfLogin(database(), login);
  if (!officialId) throw new Error(`Nobody signs in as ${login}.`);
  const at = now();
  const token = await transaction(async (tx) => {
    const made = await makeToken(tx, { officialId, label: "npm run token", scopes: ["read", "write"], days: 30, at });
    await record(tx, { actor: null, at, act: "token.made", record: { kind: "account", id: officialId }, after: { token: made.id, scopes: ["read", "write"] } });
    return made.token;
  });
  process.stdout.write(`${token}\n`);
  await closeDatabase();
}
