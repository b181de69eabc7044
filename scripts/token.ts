import { record } from "#lib/history/commands.ts";
import { officialOfLogin } from "#lib/organisation/queries.ts";
import { now } from "#lib/platform/clock.ts";
import { transaction } from "#lib/platform/database.ts";
import { makeToken } from "#lib/platform/tokens.ts";

const days = 30;

/** `npm run -s token -- <login>`: prints a token that may read and write for 30 days, and nothing else. */
export async function main([login]: string[]): Promise<number> {
  if (!login) {
    process.stderr.write("Whose? npm run -s token -- <login>\n");
    return 2;
  }
  const at = now();
  const token = await transaction(async (tx) => {
    const officialId = await officialOfLogin(tx, login);
    if (!officialId) return null;
    const made = await makeToken(tx, { officialId, label: "npm run token", scopes: ["read", "write"], days, at });
    await record(tx, { actor: null, at, act: "token.made", record: { kind: "account", id: officialId }, after: { token: made.id, scopes: ["read", "write"], days } });
    return made.token;
  });
  if (!token) {
    process.stderr.write(`Nobody signs in as "${login}".\n`);
    return 1;
  }
  process.stdout.write(`${token}\n`);
  return 0;
}
