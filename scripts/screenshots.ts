import { mkdir } from "node:fs/promises";
import { chromium } from "@playwright/test";
import type { Page } from "@playwright/test";
import { findBrowser } from "./browser.ts";
import { ensureBuild } from "./build.ts";
import { startTrial } from "./trial.ts";

const folder = "docs/pictures";

/** `npm run screenshots`: the pictures of the README, from the running product. */
export async function main(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const executablePath = await findBrowser(say);
  await ensureBuild(say);
  const trial = await startTrial();
  try {
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [] });
    const page = await browser.newPage({ baseURL: trial.url, viewport: { width: 1440, height: 960 }, locale: "ko-KR", timezoneId: "Asia/Seoul", reducedMotion: "reduce" });
    await mkdir(folder, { recursive: true });
    await signIn(page, "decider", trial.password);
    await page.goto("/my-day");
    const waiting = await page.locator("main a[href*='open=']").first().getAttribute("href");
    await picture(page, waiting ?? "/my-day", "my-day");
    const document = await page.locator("main a[href^='/documents/']").first().getAttribute("href");
    await picture(page, document ?? "/documents", "document");
    await browser.close();
    say(`${folder}/my-day.png and ${folder}/document.png written`);
  } finally {
    await trial.stop();
  }
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function picture(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: `${folder}/${name}.png` });
}
