import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { closeDatabase, database } from "#lib/platform/database.ts";
import { now } from "#lib/platform/clock.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { approvals } from "./bench/approval.ts";
import { settled } from "./bench/cluster.ts";
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

const flag = "--records";
/** What else there is a figure of: drills and proofs, each with its own command. */
const beside = ["npm run drill -- outage", "npm test -- search/unseen.test search/checking.test"];

/** How many records are laid for `volumes`: 10,000, or what `--records` or ONMARU_BENCH_RECORDS names, parted by commas; null where that is no such list. */
function sizesOf(args: readonly string[]): readonly number[] | null {
  const told = args.includes(flag) ? (args[args.indexOf(flag) + 1] ?? "") : (process.env["ONMARU_BENCH_RECORDS"] ?? "10000");
  const sizes = told.split(",").map(Number);
  return sizes.every((size) => Number.isInteger(size) && size > 0) ? sizes : null;
}

/**
 * `npm run bench`: speed and memory on the demonstration, as ratios inside one run. Ends with 1 when a goal falls short; words
 * choose parts, `all` takes every part: `npm run bench -- all --records 10000,100000`.
 */
export async function main(args: readonly string[] = []): Promise<number> {
  const say: Say = (line) => void process.stderr.write(`${line}\n`);
  const sizes = sizesOf(args);
  if (sizes === null) {
    say(`How many records? npm run bench -- volumes ${flag} 10000,100000`);
    return 2;
  }
  const words = args.filter((word, at) => word !== flag && args[at - 1] !== flag);
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
    const lines = await measured({ trial, instance, countFile, cluster, sizes, say }, words);
    process.stdout.write(`${table(lines)}\n`);
    if (words.includes("all")) process.stdout.write(`Beside these: ${beside.join("; ")}\n`);
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
  sizes: readonly number[];
  say: Say;
}

async function measured({ trial, instance, countFile, cluster, sizes, say }: Bench, words: readonly string[]): Promise<Line[]> {
  const { url } = trial;
  await settled(say);
  const drafter = await visitor(url, "drafter");
  const actor = await actorOfOfficial(database(), drafter.officialId, now());
  if (!actor) throw new Error("The drafter has no seat.");
  const office = await officeOf(actor, usual.steps);
  const many = await officeOf(actor, long.steps);
  const lines: Line[] = [];
  const part = async (name: string, work: () => Promise<readonly Line[]>) => {
    if (words.length > 0 && !words.some((word) => word === "all" || name.includes(word))) return;
    say(`${name} …`);
    lines.push(...(await work()));
  };
  let decidedId = await readableOf(drafter);
  await part("search speed", () => searches(url, actor, instance, cluster, say));
  if (words.includes("search-set")) say(`${await writeSet(say)} questions judged`);
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
  await part("operating", () => operating(cluster, say));
  await part("lists", () => lists(url, office, decidedId, countFile));
  // Named alone or with all, and last: what it lays stays, and weighs on whatever is measured after it.
  if (words.includes("volumes") || words.includes("all")) await part("volumes", () => volumes(url, actor, instance, sizes, cluster, say));
  return lines;
}

async function readableOf(who: Visitor): Promise<string> {
  const { documents } = JSON.parse(await who.get("/api/v1/documents?list=register")) as { documents: { id: string; readable: boolean }[] };
  return documents.find((one) => one.readable)?.id ?? "";
}
