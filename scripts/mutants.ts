import { existsSync, readFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { environment } from "./children.ts";

const own = "scripts/mutants";
const report = ".cache/mutants/report.json";

interface Report {
  files: Record<string, { source: string; mutants: { mutatorName: string; replacement: string; status: string; location: { start: { line: number; column: number }; end: { line: number; column: number } } }[] }>;
}

/** A change that no test can notice, and why. */
interface Explained {
  file: string;
  original: string;
  replacement: string;
  why: string;
}

/**
 * `npm run mutants`: changes the rules of approval in small ways, one at a time, and runs their tests against each change.
 * Names every change that no test notices, but for those that explained.json says why no test can; ends with 1 when one is left.
 */
export async function main(): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  if (!existsSync(`${own}/node_modules`)) {
    say("fetching the mutation tester …");
    if ((await told("npm", ["ci", "--prefix", own, "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"])) !== 0) return 1;
  }
  if ((await told(process.execPath, [`${own}/node_modules/@stryker-mutator/core/bin/stryker.js`, "run", `${own}/stryker.json`])) !== 0) return 1;
  const { files } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const explained = JSON.parse(readFileSync(`${own}/explained.json`, "utf8")) as Explained[];
  let tried = 0;
  let known = 0;
  const left: string[] = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    for (const { mutatorName, replacement, status, location: { start, end } } of mutants) {
      tried += 1;
      if (status !== "Survived" && status !== "NoCoverage") continue;
      const lines = source.split("\n").slice(start.line - 1, end.line);
      const original = lines.map((line, n) => line.slice(n === 0 ? start.column - 1 : 0, n === lines.length - 1 ? end.column - 1 : undefined)).join("\n");
      if (explained.some((one) => file.endsWith(one.file) && one.original === original && one.replacement === replacement)) known += 1;
      else left.push(`${file}:${start.line} ${mutatorName}\n    ${original}\n    → ${replacement}`);
    }
  }
  process.stdout.write(`${tried} mutants, ${known} left with their reason, ${left.length} left without\n${left.map((one) => `${one}\n`).join("")}`);
  return left.length === 0 ? 0 : 1;
}

function told(command: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: ["ignore", 2, 2], env: environment() });
    child.once("error", () => resolve(127));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
