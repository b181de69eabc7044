import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { closeDatabase, database } from "#lib/platform/database.ts";
import { now } from "#lib/platform/clock.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { approvals } from "./bench/approval.ts";
import { ms, spread, table, type Line, type Spread } from "./bench/measure.ts";
import { memory } from "./bench/memory.ts";
import { visitor, type Visitor } from "./bench/visitor.ts";
import { ensureBuild } from "./build.ts";
import { openInstance } from "./instance.ts";
import { startTrial, type Trial } from "./trial.ts";

const words = ["예산", "혁신 시범기관", "의견 조회", "민원 처리기간", "회의 개최", "시행계획", "개인정보 보호", "교육 신청", "점검 결과", "업무협약"];

/** `npm run bench`: speed and memory on the demonstration, as ratios inside one run. Ends with 1 when a goal falls short. */
export async function main(): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  await ensureBuild(say);
  const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-bench-"));
  const countFile = path.join(folder, "statements");
  say("laying a demonstration and starting the product …");
  const trial = await startTrial({ NODE_OPTIONS: `--import ${path.resolve("scripts/bench/count-queries.mjs")}`, ONMARU_COUNT_FILE: countFile });
  Object.assign(process.env, trial.environment, { NODE_OPTIONS: "" });
  delete process.env["DATABASE_URL"];
  delete process.env["DATABASE_OWNER_URL"];
  const instance = await openInstance();
  try {
    const lines = await measured(trial, countFile, say);
    process.stdout.write(`${table(lines)}\n`);
    return lines.every(({ held }) => held !== false) ? 0 : 1;
  } finally {
    await closeDatabase();
    await instance.leave();
    await trial.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(trial: Trial, countFile: string, say: (line: string) => void): Promise<Line[]> {
  const drafter = await visitor(trial.url, "drafter");
  const actor = await actorOfOfficial(database(), drafter.officialId, now());
  if (!actor) throw new Error("The drafter has no seat.");
  say("search …");
  const noop = await spread(200, () => drafter.get("/api/v1/session"));
  const asked = (turn: number) => words[turn % words.length] ?? "";
  const raw = await spread(200, (turn) => embeddedEngine(database()).query({ q: asked(turn), tokens: actor.tokens, sort: "fit", limit: 20, offset: 0 }));
  const api = await spread(200, (turn) => drafter.get(`/api/v1/search?q=${encodeURIComponent(asked(turn))}`));
  const most = noop.p50 + 1.5 * raw.p50;
  const lines: Line[] = [
    { what: "authenticated answer without work, p50/p95", value: both(noop) },
    { what: "embedded engine alone, p50/p95", value: both(raw) },
    { what: "search API on it, p50/p95", value: both(api), goal: `≤ no work + 1.5 × engine = ${ms(most)}`, held: api.p50 <= most },
  ];
  say("pages …");
  lines.push(...(await pages(drafter, countFile)));
  say("approvals …");
  lines.push(...(await approvals()));
  say("10,000 requests …");
  lines.push(...(await memory(trial.environment["PORT"] ?? "", drafter, ["/my-day", "/api/v1/session", "/search?q=%EC%98%88%EC%82%B0", "/documents", "/api/v1/search?q=%ED%98%81%EC%8B%A0"])));
  return lines;
}

async function pages(who: Visitor, countFile: string): Promise<Line[]> {
  const floor = await spread(100, () => who.get("/help"));
  const { documents } = JSON.parse(await who.get("/api/v1/documents?list=register")) as { documents: { id: string; readable: boolean }[] };
  const readable = documents.find((one) => one.readable)?.id ?? "";
  const lines: Line[] = [{ what: "a page that only lists its links, p50/p95", value: both(floor) }];
  for (const [name, address] of [["search", "/search?q=%EC%98%88%EC%82%B0"], ["document", `/documents/${readable}`], ["My day", "/my-day"], ["usage", "/usage"]] as const) {
    const before = await statementsSent(countFile);
    await who.get(address);
    const sent = (await statementsSent(countFile)) - before;
    const took = await spread(100, () => who.get(address));
    lines.push({ what: `${name} page, p50/p95 (${sent} statements)`, value: both(took), goal: `≤ 2 × the page above (${(took.p50 / floor.p50).toFixed(2)} ×)`, held: took.p50 <= 2 * floor.p50 });
  }
  return lines;
}

async function statementsSent(file: string): Promise<number> {
  // The application writes its count every 20 ms.
  await new Promise((resolve) => setTimeout(resolve, 60));
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
}

function both({ p50, p95 }: Spread): string {
  return `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;
}
