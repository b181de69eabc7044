import { closeDatabase } from "#lib/platform/database.ts";
import { access } from "./drills/access.ts";
import { kills } from "./drills/kills.ts";
import { outage } from "./drills/outage.ts";
import { product } from "./drills/product.ts";
import { oneStep, oneUnit, recallOrApprove } from "./drills/races.ts";
import type { Found } from "./drills/races.ts";
import { ensureBuild } from "./build.ts";
import { startElasticsearch } from "./elasticsearch.ts";
import { seconds } from "./children.ts";
import { openInstance } from "./instance.ts";

const drills = ["races", "kills", "access", "outage"];

/**
 * `npm run drill -- races | kills | access | outage [how many]`: an office at its worst, on the built product with a demonstration
 * of its own; with ONMARU_URL the access of a product that runs already, on the same data. Ends with 1 when anything was
 * not as it must be.
 */
export async function main([which = "", times = ""]: string[]): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  if (!drills.includes(which)) {
    say(`Which drill? npm run drill -- ${drills.join(" | ")}`);
    return 2;
  }
  const many = Number(times) || undefined;
  const running = process.env["ONMARU_URL"];
  if (which === "access" && running) return told([await timed(() => accessOf(running, many ?? 100))]);
  await ensureBuild(say);
  const drilled = await product();
  try {
    say("laying a demonstration and starting the product …");
    if (which === "outage") return told([await timed(() => withCluster((cluster) => outage(drilled, cluster, many ?? 60, say), say))]);
    await drilled.start();
    const { url, password } = drilled;
    const all: Record<string, (() => Promise<Found>)[]> = {
      races: [() => oneStep(url, password, many ?? 1_000), () => oneUnit(url, password, 50), () => recallOrApprove(url, password, many ?? 1_000)],
      kills: [() => kills(drilled, { application: many ?? 50, postgres: many ? Math.ceil(many * 0.4) : 20 }, say)],
      access: [() => (Object.assign(process.env, drilled.environment), accessOf(url, many ?? 2_000))],
    };
    const found = [];
    for (const drill of all[which] ?? []) found.push(await timed(drill));
    return told(found);
  } finally {
    await drilled.leave();
  }
}

/** A cluster of its own: of the one that settings name nobody is cut off. */
async function withCluster<T>(work: (url: string) => Promise<T>, say: (line: string) => void): Promise<T> {
  delete process.env["ELASTICSEARCH_URL"];
  const cluster = await startElasticsearch({ say });
  try {
    return await work(cluster.url);
  } finally {
    await cluster.stop();
  }
}

async function accessOf(url: string, pairs: number): Promise<Found> {
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "ELASTICSEARCH_URL"]) delete process.env[name];
  const instance = await openInstance();
  try {
    return await access(url, pairs);
  } finally {
    await closeDatabase();
    await instance.leave();
  }
}

async function timed(drill: () => Promise<Found>): Promise<Found & { took: string }> {
  const began = Date.now();
  return { ...(await drill()), took: seconds(began) };
}

function told(found: readonly (Found & { took: string })[]): number {
  for (const { what, rounds, faults, took } of found) {
    process.stdout.write(`${faults.length === 0 ? "✓" : "✗"} ${what}, ${rounds} rounds  ${took}\n`);
    for (const fault of faults.slice(0, 20)) process.stdout.write(`    ${fault}\n`);
  }
  return found.every(({ faults }) => faults.length === 0) ? 0 : 1;
}
