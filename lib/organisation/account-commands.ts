import { z } from "zod";
import { orThrow, Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import { take } from "#lib/platform/limits.ts";
import { notFound, operation, reading } from "#lib/platform/operation.ts";
import { hashPassword, passwordFits } from "#lib/platform/passwords.ts";
import { endSessionOf, endSessionsBut, sessionsOf } from "#lib/platform/session-rows.ts";
import { makeToken, revokeToken, tokensOf } from "#lib/platform/tokens.ts";
import { passwordFault } from "#lib/organisation/rules.ts";

const instant = z.iso.datetime();
const own = (id: string) => ({ kind: "account", id });
/** Guesses at the present password by a session that is not its owner's. */
const guesses = { perSecond: 1 / 30, burst: 10 };
const mostTokens = 50;

export const changePassword = operation({
  name: "organisation.change-password",
  address: "POST /api/v1/password",
  summary: { ko: "내 비밀번호를 바꾸고 다른 곳의 로그인을 끝냅니다", en: "Change my password and sign out everywhere else" },
  input: z.object({ current: z.string().min(1).max(200), password: z.string().min(1).max(200), again: z.string().max(200).optional() }),
  output: z.object({ changed: z.literal(true), ended: z.int() }),
  refusals: ["platform.not-found", "platform.too-many", "organisation.password-wrong", "organisation.password-too-short", "organisation.password-same", "organisation.password-differs", "organisation.password-holds-login"],
  act: "account.password-changed",
  async run({ tx, actor, now }, { current, password, again }) {
    const wait = take(`password:${actor.officialId}`, guesses, now.getTime());
    if (wait > 0) throw new Refusal("platform.too-many", { seconds: wait });
    const account = await tx.account.findUnique({ where: { officialId: actor.officialId } });
    if (!account) throw notFound();
    if (!(await passwordFits(account.passwordHash, current))) throw new Refusal("organisation.password-wrong", {}, "current");
    const fault = passwordFault({ login: account.login, password, again: again ?? null, same: password === current });
    if (fault) orThrow(fault);
    await tx.account.update({ where: { officialId: actor.officialId }, data: { passwordHash: await hashPassword(password), mustChangePassword: false }, select: { officialId: true } });
    const ended = await endSessionsBut(tx, actor.officialId, actor.via === "browser" ? actor.credentialId : null, now);
    await record(tx, { actor, at: now, act: "account.password-changed", record: own(actor.officialId), after: { ended } });
    return { changed: true as const, ended };
  },
});

export const listSessions = reading({
  name: "organisation.list-sessions",
  address: "GET /api/v1/sessions",
  summary: { ko: "내가 로그인한 곳", en: "Where I am signed in" },
  input: z.object({}),
  output: z.object({ sessions: z.array(z.object({ id: z.uuid(), here: z.boolean(), createdAt: instant, lastSeenAt: instant, address: z.string(), agent: z.string() })) }),
  async run({ tx, actor, now }) {
    const rows = await sessionsOf(tx, actor.officialId, now);
    return { sessions: rows.map((row) => ({ ...row, here: row.id === actor.credentialId, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() })) };
  },
});

export const endOtherSession = operation({
  name: "organisation.end-other-session",
  address: "POST /api/v1/sessions/:id/endings",
  summary: { ko: "한 곳의 로그인을 끝냅니다", en: "End one of my sessions" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found"],
  act: "account.session-ended",
  async run({ tx, actor, now }, { id }) {
    if (!(await endSessionOf(tx, actor.officialId, id, now))) throw notFound();
    await record(tx, { actor, at: now, act: "account.session-ended", record: own(actor.officialId), after: { session: id } });
    return { id };
  },
});

const scope = z.enum(["read", "write", "import"]);

export const listTokens = reading({
  name: "organisation.list-tokens",
  address: "GET /api/v1/tokens",
  summary: { ko: "내 접근 토큰", en: "My access tokens" },
  input: z.object({}),
  output: z.object({ tokens: z.array(z.object({ id: z.uuid(), label: z.string(), scopes: z.array(z.string()), createdAt: instant, expiresAt: instant, lastUsedAt: instant.nullable() })) }),
  async run({ tx, actor, now }) {
    const rows = await tokensOf(tx, actor.officialId, now);
    return { tokens: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null })) };
  },
});

export const makeAccessToken = operation({
  name: "organisation.make-token",
  address: "POST /api/v1/tokens",
  summary: { ko: "접근 토큰을 만듭니다. 한 번만 보입니다", en: "Make an access token; it is shown once" },
  input: z.object({ label: z.string().trim().min(1).max(100), scopes: z.array(scope).min(1).max(3), days: z.int().min(1).max(365).default(30) }),
  output: z.object({ id: z.uuid(), token: z.string(), expiresAt: instant }),
  refusals: ["organisation.too-many-tokens", "platform.scope-missing"],
  status: 201,
  secret: true,
  act: "token.made",
  async run({ tx, actor, now }, { label, scopes, days }) {
    // A token makes none that may do more than itself.
    const more = scopes.find((wanted) => !actor.scopes.includes(wanted));
    if (more) throw new Refusal("platform.scope-missing", { scope: more }, "scopes");
    if ((await tokensOf(tx, actor.officialId, now)).length >= mostTokens) throw new Refusal("organisation.too-many-tokens", { most: mostTokens });
    const kept = [...new Set(scopes)];
    const made = await makeToken(tx, { officialId: actor.officialId, label, scopes: kept, days, at: now });
    await record(tx, { actor, at: now, act: "token.made", record: own(actor.officialId), after: { token: made.id, label, scopes: kept, days } });
    return { ...made, expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString() };
  },
});

export const revokeAccessToken = operation({
  name: "organisation.revoke-token",
  address: "POST /api/v1/tokens/:id/revocations",
  summary: { ko: "접근 토큰을 거둡니다", en: "Revoke an access token" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found"],
  act: "token.revoked",
  async run({ tx, actor, now }, { id }) {
    if (!(await revokeToken(tx, actor.officialId, id, now))) throw notFound();
    await record(tx, { actor, at: now, act: "token.revoked", record: own(actor.officialId), after: { token: id } });
    return { id };
  },
});
