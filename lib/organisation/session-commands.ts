import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import { operation } from "#lib/platform/operation.ts";
import { chooseSeatOfToken } from "#lib/platform/tokens.ts";
import { chooseSeat, endSession, endSessionsOf } from "#lib/platform/session-rows.ts";

const done = z.object({ ended: z.int() });

export const signOut = operation({
  name: "organisation.end-session",
  address: "POST /api/v1/session/endings",
  summary: { ko: "로그아웃합니다", en: "Sign out here" },
  input: z.object({}),
  output: done,
  act: "account.signed-out",
  async run({ tx, actor, now }) {
    if (actor.via !== "browser" || !actor.credentialId) return { ended: 0 };
    await endSession(tx, actor.credentialId, now);
    await record(tx, { actor, at: now, act: "account.signed-out", record: { kind: "account", id: actor.officialId } });
    return { ended: 1 };
  },
});

export const signOutEverywhere = operation({
  name: "organisation.end-sessions",
  address: "POST /api/v1/sessions/endings",
  summary: { ko: "모든 곳에서 로그아웃합니다. 토큰은 그대로입니다", en: "Sign out everywhere; tokens stay" },
  input: z.object({}),
  output: done,
  act: "account.signed-out-everywhere",
  async run({ tx, actor, now }) {
    const ended = await endSessionsOf(tx, actor.officialId, now);
    await record(tx, { actor, at: now, act: "account.signed-out-everywhere", record: { kind: "account", id: actor.officialId }, after: { ended } });
    return { ended };
  },
});

export const takeSeat = operation({
  name: "organisation.take-seat",
  address: "POST /api/v1/session/seat",
  summary: { ko: "일할 자리를 고릅니다. 세션이나 토큰에 남습니다", en: "Choose the seat to act in, for this session or this token" },
  input: z.object({ postId: z.uuid() }),
  output: z.object({ postId: z.uuid() }),
  refusals: ["organisation.not-your-seat"],
  act: "account.seat-chosen",
  async run({ tx, actor, now }, { postId }) {
    if (!actor.seats.some((seat) => seat.postId === postId)) throw new Refusal("organisation.not-your-seat");
    if (actor.credentialId) await (actor.via === "token" ? chooseSeatOfToken : chooseSeat)(tx, actor.credentialId, postId);
    await record(tx, { actor, at: now, act: "account.seat-chosen", record: { kind: "account", id: actor.officialId }, after: { postId } });
    return { postId };
  },
});
