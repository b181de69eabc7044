import { orThrow } from "#lib/refusal.ts";
import type { Context } from "#lib/platform/operation.ts";
import { append } from "#lib/approval/store.ts";
import type { StepNames } from "#lib/approval/store.ts";
import { decide } from "#lib/approval/deciding.ts";
import type { Command, Route } from "#lib/approval/rules.ts";
import { seated } from "#lib/documents/loading.ts";
import type { Loaded } from "#lib/documents/loading.ts";
import { statusOfRoute } from "#lib/documents/rules.ts";
import { settle, tell, told } from "#lib/documents/settling.ts";
import type { Prisma } from "#prisma/generated/client.ts";

interface Done {
  command: Command;
  act: string;
  postId: string;
  reason?: string;
  names?: ReadonlyMap<string, StepNames>;
  after?: Prisma.InputJsonObject;
  text?: string;
}

/** What every act on a route has in common: decide, add the events, settle the row, tell. */
export async function does({ tx, actor, now }: Context, loaded: Loaded, { command, act, postId, reason, names, after, text }: Done): Promise<{ route: Route; answer: { id: string; status: string; version: number; number: null } }> {
  const { id } = loaded.row;
  const events = orThrow(await told(tx, actor, loaded, decide(loaded.stored.route, command, now.getTime())));
  const route = await append(tx, id, loaded.stored, events, names ?? new Map());
  await settle(tx, loaded, route, now, {});
  await tell(tx, { actor: seated(actor, postId), at: now, act, record: { kind: "document", id }, ...(reason ? { reason } : {}), ...(after ? { after } : {}), ...(text ? { text } : {}) });
  return { route, answer: { id, status: statusOfRoute[route.status], version: route.version, number: null } };
}
