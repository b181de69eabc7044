import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

/** Documents as an earlier system gives them. */
export interface GivenOver {
  id: string;
  title: string;
  body: string;
  date?: string;
}

/** Brings documents of an earlier system in as an administrator does, from a file; answers their ids once search has them. */
export async function takenOver(page: Page, documents: readonly GivenOver[]): Promise<string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-taken-over-"));
  try {
    writeFileSync(path.join(folder, "documents.jsonl"), documents.map((one) => JSON.stringify({ date: "2019-05-07", ...one })).join("\n"));
    await promisify(execFile)(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/run.ts", "import", "documents", path.join(folder, "documents.jsonl")], { env: process.env });
    const ids: string[] = [];
    for (const { title } of documents) {
      const found = async () => ((await (await page.request.get(`/api/v1/search?kind=document&q=${encodeURIComponent(`"${title}"`)}`)).json()) as { hits: { id: string; title: string }[] }).hits.find((hit) => hit.title === title)?.id ?? "";
      await expect.poll(found, { timeout: 60_000 }).not.toBe("");
      ids.push(await found());
    }
    return ids;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
