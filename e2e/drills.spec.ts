import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "./test.ts";
import { oneStep, oneUnit, recallOrApprove } from "../scripts/drills/races.ts";

const url = process.env["ONMARU_URL"] ?? "";
const password = process.env["ONMARU_DEMO_PASSWORD"] ?? "";

// A twentieth of `npm run drill -- races`.
test("eight clients act on one step: one is first, seven are told who", async () => {
  expect((await oneStep(url, password, 50)).faults).toEqual([]);
});

test("fifty decide in one unit: numbers follow one another without gap or double", async () => {
  expect((await oneUnit(url, password, 50)).faults).toEqual([]);
});

test("recall against approve: one or the other", async () => {
  expect((await recallOrApprove(url, password, 50)).faults).toEqual([]);
});

test("page, API, list, counts, search and export say what the rule of access says", async () => {
  test.setTimeout(240_000);
  const { stdout } = await promisify(execFile)(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/run.ts", "drill", "access", "100"], { env: process.env }).catch((error: { stdout: string }) => error);
  expect(stdout).toContain("✓ access of");
});

// A short form of `npm run drill -- kills`.
test("the application and PostgreSQL are killed under acts: nothing answered as done is missing or doubled, the history verifies, the index catches up", async () => {
  test.setTimeout(400_000);
  const { stdout } = await promisify(execFile)(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/run.ts", "drill", "kills", "2"], { env: process.env }).catch((error: { stdout: string }) => error);
  expect(stdout).toContain("✓ 2 kills of the application and 1 of PostgreSQL");
});
