import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { binary, environment, run } from "./children.ts";

type Say = (line: string) => void;

/** A Chromium: named, Playwright's own, on the PATH, or fetched where the machine allows. */
export async function findBrowser(say: Say): Promise<string> {
  const named = process.env["PLAYWRIGHT_CHROMIUM"];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which does not exist.`);
  }
  const found = known();
  if (found) return found;
  say("no Chromium on this machine; trying Playwright's installer, then the system's packages");
  await run(binary("playwright"), ["install", "chromium"], { env: environment(), timeout: 180_000 });
  if (!known() && process.getuid?.() === 0) {
    const apt = { env: environment({ DEBIAN_FRONTEND: "noninteractive" }), timeout: 600_000 };
    await run("apt-get", ["update"], apt);
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"], apt);
  }
  const fetched = known();
  if (fetched) return fetched;
  throw new Error("The browser tests need Chromium: install the package `chromium`, or name one in PLAYWRIGHT_CHROMIUM.");
}

function known(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
      if (folder && existsSync(path.join(folder, name))) return path.join(folder, name);
    }
  }
  return undefined;
}
