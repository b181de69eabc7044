import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.ts";
import { ensureBuild } from "./build.ts";
import { binary, environment, run } from "./children.ts";
import type { Counts } from "./counts.ts";
import { startTrial, trialDay } from "./trial.ts";

type Say = (line: string) => void;

/** Whole jobs in a real browser, on the built product with a demonstration of its own. */
export async function runBrowserTests(words: readonly string[], scratch: string, say: Say): Promise<Counts> {
  const wanted = matchingSpecs(words);
  if (wanted.length === 0) return { passed: 0, failed: words.length === 0 ? 1 : 0, skipped: 0 };
  const browser = await findBrowser(say);
  await ensureBuild(say);
  const trial = await startTrial();
  try {
    const report = path.join(scratch, "playwright.json");
    const { output } = await run(binary("playwright"), ["test", "--reporter=json", ...wanted.map((name) => `e2e/${name}`)], {
      env: environment({
        PLAYWRIGHT_CHROMIUM: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ONMARU_URL: trial.url,
        ONMARU_DEMO_PASSWORD: trial.password,
        ONMARU_DEMO_TODAY: trialDay,
        ONMARU_DATA: trial.environment["ONMARU_DATA"],
        ONMARU_RESULTS: path.join(scratch, "playwright"),
        NO_COLOR: "1",
      }),
    });
    return counted(report, output, say);
  } finally {
    await trial.stop();
  }
}

export function matchingSpecs(words: readonly string[]): string[] {
  const all = existsSync("e2e") ? readdirSync("e2e").filter((name) => name.endsWith(".spec.ts")) : [];
  return all.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
}

interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
  errors: { message?: string }[];
}

interface Suite {
  suites?: Suite[];
  specs: { title: string; ok: boolean; file: string; line: number; tests: { status: string; results: { errors: { message?: string; location?: { file: string; line: number } }[] }[] }[] }[];
}

function counted(file: string, output: string, say: Say): Counts {
  if (!existsSync(file)) {
    say(output.trimEnd());
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { stats, suites, errors } = JSON.parse(readFileSync(file, "utf8")) as Report;
  for (const error of errors) say(error.message ?? "");
  suites.forEach((suite) => sayFailures(suite, say));
  const tooMany = stats.flaky > mostSecondTries ? stats.flaky : 0;
  return { passed: stats.expected + stats.flaky - tooMany, failed: stats.unexpected + tooMany + (errors.length > 0 ? 1 : 0), skipped: stats.skipped };
}

/** So many tests may pass at their second try alone; more, and something is wrong with the product or with them. */
const mostSecondTries = 2;

/** What failed, or passed at a second try alone, and at which line. */
function sayFailures(suite: Suite, say: Say): void {
  for (const spec of suite.specs.filter((one) => !one.ok || one.tests.some(({ status }) => status === "flaky"))) {
    const why = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors.map(({ message, location }) => `${location ? `${path.basename(location.file)}:${location.line} ` : ""}${message ?? ""}`)));
    say(`  ${spec.ok ? "✓ at the second try" : "✗"} ${spec.file}:${spec.line} ${spec.title}\n${why.join("\n").slice(0, 3_000)}`);
  }
  suite.suites?.forEach((inner) => sayFailures(inner, say));
}
