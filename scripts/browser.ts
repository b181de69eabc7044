import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { binary, environment, run } from "./children.ts";

type Say = (line: string) => void;

/** Chromium without the windows, menus and tabs that nobody sees: it opens a page at a third of the cost. */
const shell = "chromium-headless-shell";

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
    const install = (name: string) => run("apt-get", ["install", "-y", "--no-install-recommends", name, "fonts-noto-cjk"], apt);
    // Older systems have no package of the shell alone.
    if ((await install(shell)).code !== 0) await install("chromium");
  }
  const fetched = known();
  if (fetched) return fetched;
  throw new Error("The browser tests need Chromium: install the package `chromium`, or name one in PLAYWRIGHT_CHROMIUM.");
}

function known(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  const names = [shell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}
