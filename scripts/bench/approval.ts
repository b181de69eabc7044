import { performance } from "node:perf_hooks";
import pg from "pg";
import { approveDocument } from "#lib/documents/acts.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { actorOfOfficial, officialOfLogin } from "#lib/organisation/queries.ts";
import { now, today } from "#lib/platform/clock.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { ms, spread, type Line } from "./measure.ts";

/** One approval beside a transaction of as many one-row inserts through the same client. */
export async function approvals(): Promise<Line[]> {
  const took: number[] = [];
  let most = 0;
  for (const login of ["reviewer", "cooperator", "decider", "manager"]) {
    const officialId = await officialOfLogin(database(), login);
    if (!officialId) continue;
    const actor = await actorOfOfficial(database(), officialId, now());
    if (!actor) continue;
    const { items } = await whatWaits(database(), actor, today());
    for (const item of items.filter(({ waits }) => waits !== "returned").slice(0, 10)) {
      const began = performance.now();
      const sent = await statements(() => perform(approveDocument, { ...actor, seat: actor.seats.find((seat) => seat.postId === item.postId) ?? actor.seat }, { id: item.id, opinion: "", version: item.version }, now()));
      took.push(performance.now() - began);
      most = Math.max(most, sent);
    }
  }
  if (took.length === 0) throw new Error("Nothing waits for approval in the demonstration.");
  took.sort((a, b) => a - b);
  const approval = took[Math.floor(took.length / 2)] ?? 0;
  let row = 0;
  const insert = (tx: { setting: ReturnType<typeof database>["setting"] }) => tx.setting.create({ data: { key: `bench-${row++}`, value: 1 } });
  const inserts = await spread(30, () => transaction(async (tx) => {
    // BEGIN and COMMIT are two of the statements counted.
    for (let turn = 0; turn < most - 2; turn++) await insert(tx);
  }), 5);
  const bare = await spread(30, () => insert(database()), 5);
  await database().setting.deleteMany({ where: { key: { startsWith: "bench-" } } });
  return [
    { what: `statements of one approval (${took.length} approvals)`, value: String(most), goal: "≤ 12", held: most <= 12 },
    { what: "one approval, p50", value: ms(approval), goal: `≤ 1.5 × ${ms(inserts.p50)}, a transaction of as many inserts (${(approval / inserts.p50).toFixed(2)} ×)`, held: approval <= 1.5 * inserts.p50 },
    { what: "one bare insert, p50", value: ms(bare.p50) },
  ];
}

async function statements(work: () => Promise<unknown>): Promise<number> {
  let sent = 0;
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: unknown, ...given: unknown[]) {
    sent += 1;
    return query.apply(this, given);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  }
  return sent;
}
