import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { addDays, toColumn } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { firstPassword, hashPassword } from "#lib/platform/passwords.ts";
import { endSessionsOf } from "#lib/platform/session-rows.ts";
import { record } from "#lib/history/commands.ts";
import { loginInput } from "#lib/organisation/input.ts";
import { administered } from "#lib/organisation/people.ts";

/** Locks a person of an agency that the actor administers; another is not found. */
export async function personToChange(tx: Tx, actor: Actor, id: string): Promise<{ agencyId: string }> {
  const [official] = await tx.$queryRaw<{ agencyId: string }[]>`select "agencyId" from "Official" where "id" = ${id}::uuid for update`;
  if (!official || !hasRole(actor, "administrator", official.agencyId)) throw notFound();
  return official;
}

const name = z.string().trim().min(1).max(50);
const words = z.string().trim().max(100).default("");

export const addOfficial = operation({
  name: "organisation.add-official",
  address: "POST /api/v1/officials",
  summary: { ko: "사람을 더하고 첫 비밀번호를 받습니다. 한 번만 보입니다", en: "Add a person and get a first password; it is shown once" },
  input: z.object({ agencyId: z.uuid().optional(), nameKo: name, nameEn: name, rankKo: words, rankEn: words, login: loginInput, email: words, phone: words }),
  output: z.object({ id: z.uuid(), login: z.string(), password: z.string() }),
  refusals: ["platform.not-found", "organisation.login-taken"],
  status: 201,
  secret: true,
  act: "official.added",
  async run({ tx, actor, now }, { login, ...input }) {
    const agencyId = input.agencyId ?? administered(actor)[0];
    if (!agencyId || !hasRole(actor, "administrator", agencyId)) throw notFound();
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`login:${login}`}))`;
    if (await tx.account.findUnique({ where: { login }, select: { officialId: true } })) throw new Refusal("organisation.login-taken", {}, "login");
    const id = newId(now);
    const password = firstPassword();
    await tx.official.create({ data: { id, agencyId, nameKo: input.nameKo, nameEn: input.nameEn, rankKo: input.rankKo, rankEn: input.rankEn, email: input.email, phone: input.phone }, select: { id: true } });
    await tx.account.create({ data: { officialId: id, login, passwordHash: await hashPassword(password) }, select: { officialId: true } });
    await record(tx, { actor, at: now, act: "official.added", record: { kind: "official", id }, after: { nameKo: input.nameKo, nameEn: input.nameEn, login, agencyId } });
    return { id, login, password };
  },
});

/** Gives an official without an account a way to sign in. */
export const openAccount = operation({
  name: "organisation.open-account",
  address: "POST /api/v1/officials/:id/accounts",
  summary: { ko: "계정을 만들고 첫 비밀번호를 받습니다. 한 번만 보입니다", en: "Open an account and get a first password; it is shown once" },
  input: z.object({ id: z.uuid(), login: loginInput }),
  output: z.object({ id: z.uuid(), login: z.string(), password: z.string() }),
  refusals: ["platform.not-found", "organisation.login-taken", "organisation.has-account"],
  status: 201,
  secret: true,
  act: "account.opened",
  async run({ tx, actor, now }, { id, login }) {
    await personToChange(tx, actor, id);
    if (await tx.account.findUnique({ where: { officialId: id }, select: { login: true } })) throw new Refusal("organisation.has-account");
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`login:${login}`}))`;
    if (await tx.account.findUnique({ where: { login }, select: { officialId: true } })) throw new Refusal("organisation.login-taken", {}, "login");
    const password = firstPassword();
    await tx.account.create({ data: { officialId: id, login, passwordHash: await hashPassword(password) }, select: { officialId: true } });
    await record(tx, { actor, at: now, act: "account.opened", record: { kind: "account", id }, after: { login } });
    return { id, login, password };
  },
});

export const resetPassword = operation({
  name: "organisation.reset-password",
  address: "POST /api/v1/officials/:id/password-resets",
  summary: { ko: "비밀번호를 새로 주고 모든 로그인을 끝냅니다", en: "Give a new first password and end all sessions" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), login: z.string(), password: z.string() }),
  refusals: ["platform.not-found"],
  status: 201,
  secret: true,
  act: "account.password-reset",
  async run({ tx, actor, now }, { id }) {
    await personToChange(tx, actor, id);
    const account = await tx.account.findUnique({ where: { officialId: id }, select: { login: true } });
    if (!account) throw notFound();
    const password = firstPassword();
    await tx.account.update({ where: { officialId: id }, data: { passwordHash: await hashPassword(password), mustChangePassword: true, isDemonstration: false, lockedAt: null }, select: { officialId: true } });
    await tx.signInDelay.deleteMany({ where: { key: `account:${account.login.toLowerCase()}` } });
    const ended = await endSessionsOf(tx, id, now);
    await record(tx, { actor, at: now, act: "account.password-reset", record: { kind: "account", id }, after: { ended } });
    return { id, login: account.login, password };
  },
});

export const unlockAccount = operation({
  name: "organisation.unlock-account",
  address: "POST /api/v1/officials/:id/unlocks",
  summary: { ko: "잠긴 계정을 풉니다", en: "Unlock an account" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found"],
  act: "account.unlocked",
  async run({ tx, actor, now }, { id }) {
    await personToChange(tx, actor, id);
    const account = await tx.account.findUnique({ where: { officialId: id }, select: { login: true, lockedAt: true } });
    if (!account) throw notFound();
    await tx.account.update({ where: { officialId: id }, data: { lockedAt: null }, select: { officialId: true } });
    await tx.signInDelay.deleteMany({ where: { key: `account:${account.login.toLowerCase()}` } });
    await record(tx, { actor, at: now, act: "account.unlocked", record: { kind: "account", id }, before: { lockedAt: account.lockedAt?.toISOString() ?? null } });
    return { id };
  },
});

const role = z.enum(["records-officer", "administrator", "desk-agent", "auditor"]);

export const grantRole = operation({
  name: "organisation.grant-role",
  address: "POST /api/v1/officials/:id/roles",
  summary: { ko: "역할을 줍니다", en: "Grant a role" },
  input: z.object({ id: z.uuid(), role }),
  output: z.object({ id: z.uuid(), role: z.string() }),
  refusals: ["platform.not-found", "organisation.already-granted"],
  status: 201,
  act: "role.granted",
  async run({ tx, actor, now, today }, input) {
    const { agencyId } = await personToChange(tx, actor, input.id);
    const held = await tx.roleGrant.findFirst({ where: { officialId: input.id, role: input.role, OR: [{ validUntil: null }, { validUntil: { gte: toColumn(today) } }] }, select: { id: true } });
    if (held) throw new Refusal("organisation.already-granted", {}, "role");
    const id = newId(now);
    await tx.roleGrant.create({ data: { id, officialId: input.id, agencyId, role: input.role, validFrom: toColumn(today) }, select: { id: true } });
    await record(tx, { actor, at: now, act: "role.granted", record: { kind: "official", id: input.id }, after: { grant: id, role: input.role } });
    return { id, role: input.role };
  },
});

/** Ends a role at once. An agency keeps one administrator at least. */
export const endRole = operation({
  name: "organisation.end-role",
  address: "POST /api/v1/roles/:id/endings",
  summary: { ko: "역할을 거둡니다", en: "End a role" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found", "organisation.already-ended", "organisation.last-administrator"],
  act: "role.ended",
  async run({ tx, actor, now, today }, { id }) {
    const grant = await tx.roleGrant.findUnique({ where: { id } });
    if (!grant || !hasRole(actor, "administrator", grant.agencyId)) throw notFound();
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`roles:${grant.agencyId}`}))`;
    const lasting = { OR: [{ validUntil: null }, { validUntil: { gte: toColumn(today) } }] };
    if (grant.role === "administrator" && (await tx.roleGrant.count({ where: { agencyId: grant.agencyId, role: "administrator", ...lasting } })) < 2) throw new Refusal("organisation.last-administrator");
    const ended = await tx.roleGrant.updateMany({ where: { id, ...lasting }, data: { validUntil: toColumn(addDays(today, -1)) } });
    if (ended.count === 0) throw new Refusal("organisation.already-ended");
    await record(tx, { actor, at: now, act: "role.ended", record: { kind: "official", id: grant.officialId }, before: { grant: id, role: grant.role } });
    return { id };
  },
});
