import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "../browser.ts";
import { alternating, both, ms, notMeasured, spreadOf, times } from "./measure.ts";
import type { Line } from "./measure.ts";
import type { Visitor } from "./visitor.ts";

/** The pages that people open all day, beside one that only lists its links. */
export async function pages(who: Visitor, documentId: string): Promise<Line[]> {
  const addresses = { "a page that only lists its links": "/help", "search page": "/search?q=%EC%98%88%EC%82%B0", "document page": `/documents/${documentId}`, "My day page": "/my-day", "usage page": "/usage" };
  const took = await alternating(100, Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, () => who.get(address)])), 60);
  const [[, floor], ...others] = Object.entries(took) as [[string, { p50: number; p95: number }], ...[string, { p50: number; p95: number }][]];
  return [
    { what: "a page that only lists its links, p50/p95", value: both(floor) },
    ...others.map(([name, spread]) => ({ what: `${name}, p50/p95`, value: both(spread), goal: `≤ 2 × the page above (${times(spread.p50, floor.p50)})`, held: spread.p50 <= 2 * floor.p50 })),
  ];
}

/** How many statements the application sent while a page was made; it writes its count every 20 ms. */
export async function statementsOfPage(who: Visitor, address: string, countFile: string): Promise<number> {
  const sent = async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return existsSync(countFile) ? Number(readFileSync(countFile, "utf8")) : 0;
  };
  const before = await sent();
  await who.get(address);
  return (await sent()) - before;
}

const screens = 5;

/** My day in a browser that knows nothing yet, until its list can be used. */
export async function firstScreen(url: string, who: Visitor, say: (line: string) => void): Promise<Line> {
  const what = "My day in an empty browser until it can be used, p50";
  let browser;
  try {
    browser = await chromium.launch({ executablePath: await findBrowser(say), args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [] });
  } catch (error) {
    return notMeasured(what, "no browser could be started here", error);
  }
  try {
    const took: number[] = [];
    for (let turn = 0; turn <= screens; turn++) {
      const context = await browser.newContext({ locale: "ko-KR" });
      await context.addCookies([{ ...who.cookie, url }]);
      const page = await context.newPage();
      const began = performance.now();
      await page.goto(`${url}/my-day`, { waitUntil: "commit" });
      await page.locator("main h1").waitFor();
      if (turn > 0) took.push(performance.now() - began);
      await context.close();
    }
    const { p50 } = spreadOf(took);
    return { what, value: ms(p50), goal: "< 1,000 ms", held: p50 < 1_000 };
  } finally {
    await browser.close();
  }
}
