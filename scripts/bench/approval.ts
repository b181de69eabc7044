import { performance } from "node:perf_hooks";
import { database, transaction } from "#lib/platform/database.ts";
import { statements as statementsOf } from "#lib/platform/statements.ts";
import { actsOf, sent } from "./laying.ts";
import type { Office, Shape } from "./laying.ts";
import { ms, spreadOf, times } from "./measure.ts";
import type { Line } from "./measure.ts";

let row = 0;
const insert = (tx: { setting: ReturnType<typeof database>["setting"] }) => tx.setting.create({ data: { key: `bench-${row++}`, value: 1 } });
/** A transaction of one-row inserts with as many statements; BEGIN and COMMIT are two of them. */
const inserts = (statements: number) => transaction(async (tx) => {
  for (let turn = 0; turn < statements - 2; turn++) await insert(tx);
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

interface Acts {
  statements: number;
  took: number[];
  inserts: number[];
}

/** The same acts on so many documents; each is followed by a transaction of as many inserts, so that both meet the same machine. */
async function measured(office: Office, shape: Shape, documents: number, warm: number): Promise<{ reviews: Acts; decisions: Acts; lastId: string }> {
  const reviews: Acts = { statements: 0, took: [], inserts: [] };
  const decisions: Acts = { statements: 0, took: [], inserts: [] };
  let lastId = "";
  for (let n = 0; n < warm + documents; n++) {
    lastId = await sent(office, shape);
    for (const { decides, act } of actsOf(office, lastId, shape)) {
      let took = 0;
      const { length: statements } = await statementsOf(async () => void (took = await timed(act)));
      const beside = await timed(() => inserts(statements));
      const into = decides ? decisions : reviews;
      into.statements = Math.max(into.statements, statements);
      if (n < warm) continue;
      into.took.push(took);
      into.inserts.push(beside);
    }
  }
  return { reviews, decisions, lastId };
}

function lines(what: string, acts: Acts, most: number): Line[] {
  // Each act beside the inserts right after it: what else the machine did meanwhile weighs on both.
  const ratio = spreadOf(acts.took.map((took, at) => took / acts.inserts[at]!)).p50;
  return [
    { what: `statements of ${what} (${acts.took.length} times)`, value: String(acts.statements), goal: `≤ ${most}`, held: acts.statements <= most },
    { what: `${what}, p50`, value: ms(spreadOf(acts.took).p50), goal: `≤ 1.5 × a transaction of as many inserts, ${ms(spreadOf(acts.inserts).p50)} (pair by pair, ${times(ratio, 1)})`, held: ratio <= 1.5 },
  ];
}

/** Reviews and decisions beside transactions of as many one-row inserts through the same client. Answers the last document too. */
export async function approvals(office: Office, shape: Shape, { documents, warm, most, what }: { documents: number; warm: number; most: number; what: string }): Promise<{ found: Line[]; id: string }> {
  const { reviews, decisions, lastId } = await measured(office, shape, documents, warm);
  const bare: number[] = [];
  for (let turn = 0; turn < 30; turn++) bare.push(await timed(() => insert(database())));
  await database().setting.deleteMany({ where: { key: { startsWith: "bench-" } } });
  return {
    found: [...lines(`a review${what}`, reviews, most), ...lines(`a decision${what}`, decisions, most), { what: `one bare insert, p50`, value: ms(spreadOf(bare).p50) }],
    id: lastId,
  };
}
