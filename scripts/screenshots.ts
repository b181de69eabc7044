import { mkdir } from "node:fs/promises";
import { chromium } from "@playwright/test";
import type { Page } from "@playwright/test";
import { findBrowser } from "./browser.ts";
import { ensureBuild } from "./build.ts";
import { startTrial } from "./trial.ts";

const folder = "docs/pictures";

/** `npm run screenshots`: the pictures of the README and of the manual, from the running product. */
export async function main(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const executablePath = await findBrowser(say);
  await ensureBuild(say);
  const trial = await startTrial();
  try {
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [] });
    const look = { baseURL: trial.url, viewport: { width: 1440, height: 960 }, locale: "ko-KR", timezoneId: "Asia/Seoul", reducedMotion: "reduce" } as const;
    const page = await browser.newPage(look);
    await mkdir(folder, { recursive: true });
    await signIn(page, "decider", trial.password);
    await page.goto("/my-day");
    const waiting = await page.locator("main a[href^='/my-day?'][href*='open=']").first().getAttribute("href");
    await picture(page, waiting ?? "/my-day", "my-day");
    const id = waiting === null ? null : new URL(waiting, trial.url).searchParams.get("open");
    await picture(page, id ? `/documents/${id}` : "/documents", "document");
    const desk = await browser.newPage(look);
    await signIn(desk, "drafter", trial.password);
    await picture(desk, `${await firstDocument(desk, "drafts")}/edit`, "write");
    await picture(desk, `${await firstDocument(desk, "sent")}/route`, "route");
    await picture(desk, "/documents/batches", "batch");
    await picture(desk, "/memos", "memos");
    await picture(desk, "/records", "register");
    await picture(desk, `${await documentWhere(desk, (one) => one.versions.some((version) => version.reason === "edited"))}?tab=compare`, "compare");
    await picture(desk, `${await documentWhere(desk, (one) => one.chain.length > 1, (id) => `search/related/document/${id}`)}?tab=related`, "related");
    const head = await browser.newPage(look);
    await signIn(head, "manager", trial.password);
    await picture(head, `${await documentWhere(head, () => true)}?tab=reads`, "reads");
    await picture(head, "/profile", "absence", (shown) => shown.getByText("부재 적기", { exact: true }).first().click());
    const phone = await browser.newPage({ ...look, viewport: { width: 390, height: 844 } });
    await signIn(phone, "decider", trial.password);
    await picture(phone, "/my-day", "my-day-phone");
    await browser.close();
    say(`pictures written to ${folder}`);
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

/** The address of the first document of a list of mine. */
async function firstDocument(page: Page, list: string): Promise<string> {
  await page.goto(`/documents?list=${list}`);
  const addresses = await page.locator("main a[href^='/documents/']").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return addresses.flatMap((one) => /^\/documents\/[0-9a-f-]{36}/.exec(one) ?? [])[0] ?? "/documents";
}

interface Read {
  versions: { reason: string }[];
  chain: unknown[];
}

/** The address of the latest document of one's unit's register that one may read and of which this is so; asked of the document, or of what is told beside it. */
async function documentWhere(page: Page, isSo: (one: Read) => boolean, asked = (id: string) => `documents/${id}`): Promise<string> {
  for (let n = 1; n <= 20; n++) {
    const { documents } = (await (await page.request.get(`/api/v1/documents?list=register&page=${n}`)).json()) as { documents: { id: string }[] };
    for (const { id } of documents) {
      const answer = await page.request.get(`/api/v1/${asked(id)}`);
      if (answer.ok() && isSo((await answer.json()) as Read)) return `/documents/${id}`;
    }
  }
  throw new Error("the demonstration has no such document");
}

async function picture(page: Page, address: string, name: string, before?: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  await before?.(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: `${folder}/${name}.png` });
}
