import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { closeDatabase, database } from "#lib/platform/database.ts";
import { now } from "#lib/platform/clock.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { approvals } from "./bench/approval.ts";
import { comparison } from "./bench/comparison.ts";
import { long, officeOf, usual } from "./bench/laying.ts";
import { lists } from "./bench/lists.ts";
import { officialsAtWork } from "./bench/load.ts";
import { alternating, both, table, times } from "./bench/measure.ts";
import type { Line } from "./bench/measure.ts";
import { memory } from "./bench/memory.ts";
import { operating } from "./bench/operating.ts";
import { firstScreen, pages } from "./bench/pages.ts";
import { quality, writeSet } from "./bench/quality/run.ts";
import { searches } from "./bench/search.ts";
import { volumes } from "./bench/volumes.ts";
import { visitor } from "./bench/visitor.ts";
import type { Visitor } from "./bench/visitor.ts";
import { ensureBuild } from "./build.ts";
import { openInstance } from "./instance.ts";
import type { Instance } from "./instance.ts";
import { startTrial } from "./trial.ts";
import type { Trial } from "./trial.ts";

type Say = (line: string) => void;

/** `npm run bench`: speed and memory on the demonstration, as ratios inside one run. Ends with 1 when a goal falls short; words choose parts. */
export async function main(words: readonly string[] = []): Promise<number> {
  const say: Say = (line) => void process.stderr.write(`${line}\n`);
  await ensureBuild(say);
  const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-bench-"));
  const countFile = path.join(folder, "statements");
  say("laying a demonstration and starting the product …");
  const trial = await startTrial({ NODE_OPTIONS: `--import ${path.resolve("scripts/bench/count-queries.mjs")}`, ONMARU_COUNT_FILE: countFile, ELASTICSEARCH_URL: undefined });
  const cluster = process.env["ELASTICSEARCH_URL"];
  Object.assign(process.env, trial.environment, { NODE_OPTIONS: "" });
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "ELASTICSEARCH_URL"]) delete process.env[name];
  const instance = await openInstance();
  try {
    const lines = await measured({ trial, instance, countFile, cluster, say }, words);
    process.stdout.write(`${table(lines)}\n`);
    return lines.every(({ held }) => held !== false) ? 0 : 1;
  } finally {
    await closeDatabase();
    await instance.leave();
    await trial.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Bench {
  trial: Trial;
  instance: Instance;
  countFile: string;
  /** A cluster named by whoever measures. */
  cluster: string | undefined;
  say: Say;
}

async function measured({ trial, instance, countFile, cluster, say }: Bench, words: readonly string[]): Promise<Line[]> {
  const { url } = trial;
  await settled(say);
  const drafter = await visitor(url, "drafter");
  const actor = await actorOfOfficial(database(), drafter.officialId, now());
  if (!actor) throw new Error("The drafter has no seat.");
  const office = await officeOf(actor, usual.steps);
  const many = await officeOf(actor, long.steps);
  const lines: Line[] = [];
  const part = async (name: string, work: () => Promise<readonly Line[]>) => {
    if (words.length > 0 && !words.some((word) => name.includes(word))) return;
    say(`${name} …`);
    lines.push(...(await work()));
  };
  let decidedId = await readableOf(drafter);
  await part("search speed", () => searches(url, actor, instance, cluster, say));
  if (words.includes("search-set")) say(`${await writeSet()} questions judged`);
  await part("search quality", () => quality(cluster, say));
  await part("pages", async () => [...(await pages(drafter, decidedId)), await firstScreen(url, drafter, say)]);
  await part("approvals", async () => {
    const { found, id } = await approvals(office, usual, { documents: 60, warm: 15, most: 12, what: "" });
    decidedId = id;
    return found;
  });
  await part("long routes", async () => {
    const { found, id } = await approvals(many, long, { documents: 40, warm: 12, most: 14, what: " on 12 steps, 3 versions of 20 pages, 10 attachments" });
    const page = await alternating(40, { floor: () => drafter.get("/help"), document: () => drafter.get(`/documents/${id}`) }, 20);
    return [...found, { what: "its document page, p50/p95", value: both(page.document), goal: `≤ 2 × a page that only lists its links (${times(page.document.p50, page.floor.p50)})`, held: page.document.p50 <= 2 * page.floor.p50 }, await comparison()];
  });
  await part("200 officials", async () => [await officialsAtWork(url)]);
  await part("memory", () => memory(trial.environment["PORT"] ?? "", drafter, ["/my-day", "/api/v1/session", "/search?q=%EC%98%88%EC%82%B0", "/documents", "/api/v1/search?q=%ED%98%81%EC%8B%A0"]));
  await part("operating", () => operating(say));
  // Named alone: what it lays stays, and weighs on whatever is measured after it.
  if (words.includes("volumes")) await part("volumes", () => volumes(url, actor, instance, cluster, say));
  await part("lists", () => lists(url, office, decidedId, countFile));
  return lines;
}

/** After a first start the worker has much to take up; measured is a product at work, not one that begins. */
async function settled(say: Say): Promise<void> {
  say("waiting for the worker to take up what was laid …");
  for (const end = Date.now() + 600_000; Date.now() < end; ) {
    const [waiting, words] = await Promise.all([database().outbox.count({ where: { doneAt: null } }), database().searchWord.count()]);
    if (waiting === 0 && words > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error("The worker has not taken up what was laid within ten minutes.");
}

async function readableOf(who: Visitor): Promise<string> {
  const { documents } = JSON.parse(await who.get("/api/v1/documents?list=register")) as { documents: { id: string; readable: boolean }[] };
  return documents.find((one) => one.readable)?.id ?? "";
}
