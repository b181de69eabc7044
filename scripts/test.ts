import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { binary, environment, run, seconds } from "./children.ts";
import { lastLine } from "./counts.ts";
import type { Counts } from "./counts.ts";
import { startElasticsearch } from "./elasticsearch.ts";
import { ensureClient } from "./generate.ts";
import { pureTests } from "./pure-tests.ts";
import { matchingSpecs, runBrowserTests } from "./test-browser.ts";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const quick = process.argv.includes("--check");
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const scratch = mkdtempSync(path.join(os.tmpdir(), "onmaru-results-"));

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function add(counts: Counts): void {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

/** A check that is right or wrong as a whole. */
async function check(name: string, command: string, args: string[]): Promise<void> {
  const began = Date.now();
  const { code, output } = await run(command, args, { env: environment() });
  say(`${code === 0 ? "✓" : "✗"} ${name}  ${seconds(began)}`);
  if (code !== 0) say(output.trimEnd());
  add({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
}

async function types(): Promise<void> {
  const typegen = await run(binary("next"), ["typegen"], { env: environment() });
  if (typegen.code !== 0) say(typegen.output);
  await check("types", binary("tsc"), ["--noEmit"]);
}

function lint(): Promise<void> {
  return check("lint", binary("eslint"), [".", "--max-warnings=0", "--cache", "--cache-location", ".cache/eslint"]);
}

/** Unit, property and room tests; rooms run on a real PostgreSQL that the run starts itself. A quick run takes those without rooms. */
async function unit(): Promise<void> {
  const began = Date.now();
  const file = path.join(scratch, "vitest.json");
  const filters = quick ? pureTests() : words;
  const { code, output } = await run(binary("vitest"), ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, "--passWithNoTests", ...filters], { env: environment({ NO_COLOR: "1" }) });
  const counts = readCounts(file);
  const failed = code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  say(`${failed.failed === 0 ? "✓" : "✗"} unit, property and room tests: ${failed.passed} passed, ${failed.failed} failed  ${seconds(began)}`);
  // What was drawn can be drawn again: its seed is said where it passes too.
  for (const title of seededTitles(file)) say(`  ${title}`);
  if (failed.failed > 0) say(output.trimEnd());
  add(failed);
}

function seededTitles(file: string): string[] {
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as { testResults: { assertionResults: { title: string }[] }[] };
    return report.testResults.flatMap((one) => one.assertionResults.map(({ title }) => title)).filter((title) => /seed \d+/.test(title));
  } catch {
    return [];
  }
}

function readCounts(file: string): Counts {
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function main(): Promise<void> {
  await ensureClient();
  if (words.length === 0) {
    // Two at a time: each keeps about one core busy.
    await Promise.all([types(), lint()]);
    if (!quick) {
      await Promise.all([
        check("who imports whom", binary("depcruise"), ["--config", ".dependency-cruiser.cjs", "--output-type", "err", "app", "components", "lib", "scripts", "prisma/seed"]),
        check("unused code", binary("knip"), ["--no-progress", "--no-config-hints"]),
      ]);
    }
  }
  const searches = words.length === 0 || words.some((word) => word.includes("search")) || matchingSpecs(words).length > 0;
  if (quick || !searches) {
    await unit();
    return;
  }
  const elasticsearch = await timed("Elasticsearch", () => startElasticsearch({ say }));
  process.env["ELASTICSEARCH_URL"] = elasticsearch.url;
  const { ELASTICSEARCH_BUDGET: budget } = process.env;
  try {
    // Of the cluster itself it is asked whether its answers are right; how fast they come, on a machine that does all at once, the bench says.
    process.env["ELASTICSEARCH_BUDGET"] ??= "20000";
    await unit();
    // In the browser whoever waits for the cluster too long is answered by PostgreSQL, as in use.
    if (budget === undefined) delete process.env["ELASTICSEARCH_BUDGET"];
    await browserTests();
  } finally {
    await elasticsearch.stop();
  }
}

/** Said with its time, as every stage. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const result = await work();
  say(`✓ ${name}  ${seconds(began)}`);
  return result;
}

async function browserTests(): Promise<void> {
  const began = Date.now();
  const browser = await runBrowserTests(words, scratch, say);
  say(`${browser.failed === 0 ? "✓" : "✗"} browser tests: ${browser.passed} passed, ${browser.failed} failed  ${seconds(began)}`);
  add(browser);
}

// Ending by `exit` lets what was started be stopped too.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
process.on("disconnect", () => process.exit(130));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

try {
  await main();
} catch (error) {
  say(String(error instanceof Error ? (error.stack ?? error.message) : error));
  total.failed += 1;
}
say(lastLine(total));
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
