import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { orThrow, Refusal } from "#lib/refusal.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { record } from "#lib/history/commands.ts";
import { database, transaction } from "#lib/platform/database.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { take } from "#lib/platform/limits.ts";
import type { RequestFacts } from "#lib/platform/operation.ts";
import { firstPassword, hashPassword } from "#lib/platform/passwords.ts";
import { forgetSetting, keepSetting, settingOf } from "#lib/platform/setting-rows.ts";
import { codeInput, loginInput } from "#lib/organisation/input.ts";
import { passwordFault } from "#lib/organisation/rules.ts";

const key = "set-up";
const guesses = { perSecond: 1 / 10, burst: 10 };
const name = z.string().trim().min(1).max(100);
const words = z.string().trim().max(100).default("");

export const setUpInput = z.object({
  oneTimeCode: z.string().trim().toLowerCase().min(1).max(100),
  code: codeInput, agencyKo: name, agencyEn: name, senderKo: words, senderEn: words,
  nameKo: z.string().trim().min(1).max(50), nameEn: z.string().trim().min(1).max(50),
  login: loginInput, password: z.string().min(1).max(200), again: z.string().max(200),
});

/** Whether this installation still waits for its first agency. */
export async function waitsForSetUp(db: Db | Tx): Promise<boolean> {
  return process.env["ONMARU_DEMO"] !== "1" && (await db.agency.findFirst({ select: { id: true } })) === null;
}

/** Makes the code with which an empty installation is set up; the database keeps its hash alone. Null when there is nothing to set up. */
export async function makeSetUpCode(db: Db): Promise<string | null> {
  if (!(await waitsForSetUp(db))) return null;
  const code = firstPassword();
  await keepSetting(db, key, { hash: hashOf(code).toString("hex") });
  return code;
}

/** Said at the start of the application, and not through the log: whatever its level, without this code nobody can begin. */
export async function tellSetUpCode(): Promise<void> {
  const code = await makeSetUpCode(database());
  if (code) process.stderr.write(`\nNo agency yet. Open /set-up and enter this code, which holds once and until the next start:\n\n  ${code}\n\n`);
}

/** Makes the first agency and its administrator, once: whoever has the code of the start-up log. */
export async function setUp(input: z.output<typeof setUpInput>, facts: RequestFacts, at: Date): Promise<{ login: string }> {
  if (!(await waitsForSetUp(database()))) throw new Refusal("organisation.not-set-up");
  const wait = take(`set-up:${facts.address}`, guesses, Date.now());
  if (wait > 0) throw new Refusal("platform.too-many", { seconds: wait });
  const fault = passwordFault({ login: input.login, password: input.password, again: input.again, same: false });
  if (fault) orThrow(fault);
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    // Of two that hold the code one comes first; the other finds the set-up done.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('set-up'))`;
    if (!(await waitsForSetUp(tx))) throw new Refusal("organisation.not-set-up");
    if (!(await codeFits(tx, input.oneTimeCode))) throw new Refusal("organisation.wrong-code", {}, "oneTimeCode");
    const [agencyId, officialId] = [newId(at), newId(at)];
    const validFrom = toColumn(dayOf(at));
    const { agencyKo, agencyEn, senderKo, senderEn, nameKo, nameEn, login, code } = input;
    await tx.agency.create({ data: { id: agencyId, code, nameKo: agencyKo, nameEn: agencyEn, senderKo, senderEn, validFrom }, select: { id: true } });
    await tx.official.create({ data: { id: officialId, agencyId, nameKo, nameEn, rankKo: "", rankEn: "" }, select: { id: true } });
    await tx.account.create({ data: { officialId, login, passwordHash, mustChangePassword: false }, select: { officialId: true } });
    await tx.roleGrant.create({ data: { id: newId(at), officialId, agencyId, role: "administrator", validFrom }, select: { id: true } });
    await forgetSetting(tx, key);
    await record(tx, { actor: null, at, act: "agency.added", record: { kind: "agency", id: agencyId }, after: { code, nameKo: agencyKo, nameEn: agencyEn, address: facts.address } });
    await record(tx, { actor: null, at, act: "official.added", record: { kind: "official", id: officialId }, after: { nameKo, nameEn, login, agencyId, role: "administrator" } });
    return { login };
  });
}

function hashOf(code: string): Buffer {
  return createHash("sha256").update(code).digest();
}

async function codeFits(tx: Tx, code: string): Promise<boolean> {
  const kept = await settingOf(tx, key);
  const hash = typeof kept === "object" && kept !== null && "hash" in kept && typeof kept["hash"] === "string" ? kept["hash"] : null;
  return hash !== null && timingSafeEqual(Buffer.from(hash, "hex"), hashOf(code));
}
