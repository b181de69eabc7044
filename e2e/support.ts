import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";

/* What every job in the browser begins and ends with. */

export const password = process.env["ONMARU_DEMO_PASSWORD"] ?? "";
export const today = process.env["ONMARU_DEMO_TODAY"] ?? new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Seoul" }).format(new Date());

/** A word by which one run knows its own records. */
export const mark = (): string => Math.random().toString(36).slice(2, 8);

export const desk = 1280;
export const phone = 360;

export async function signIn(page: Page, login: string, word = password): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(word);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/**
 * A page that was gone to or read anew is given back when its forms are awake. A form sent before works too, but what a
 * script does at a click (a list that opens, a fold that closes) is lost until then; nobody is that quick, a test is.
 */
function awakeWhenOpened(page: Page): void {
  const awake = () => page.waitForFunction(() => [...document.forms].every((form) => Object.keys(form).some((key) => key.startsWith("__react"))));
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...asked) => {
    const answer = await goto(...asked);
    await awake();
    return answer;
  };
  page.reload = async (...asked) => {
    const answer = await reload(...asked);
    await awake();
    return answer;
  };
}

interface Arriving {
  width?: number;
  /** Whether the browser runs scripts. */
  script?: boolean;
  english?: boolean;
  /** Whether it is worked by finger. */
  touch?: boolean;
  word?: string;
  /** Another product than the one under test. */
  baseURL?: string;
}

/** A browser of one's own, signed in and on no page yet: as high as a desk's or as a phone's. The page of signing in has its own tests. */
export async function arrive(browser: Browser, login: string, { width = desk, script = true, english = false, touch = false, word = password, baseURL }: Arriving = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: width < 768 ? 800 : 900 }, javaScriptEnabled: script, hasTouch: touch, ...(baseURL ? { baseURL } : {}) });
  const signed = await context.request.post("/api/v1/sessions", { data: { login, password: word } });
  expect(signed.status(), `${login} signs in`).toBe(201);
  if (english) await context.addCookies([{ name: "locale", value: "en", url: new URL(signed.url()).origin }]);
  const page = await context.newPage();
  if (script) awakeWhenOpened(page);
  return page;
}

const rooms = "ui|frame|access|approval|audit|classification|desk|documents|files|handover|history|inbox|keeping|lessons|memos|organisation|petitions|platform|records|register|search|tasks|usage";
/** A sentence that is missing shows its key: of more than two words, or of two that are no operation's name. */
const missing = new RegExp(String.raw`\b(?:${rooms})\.(?:[a-z][a-zA-Z]*\.[a-z]|[a-z]+[A-Z])`);

/** The page as it stands: nothing scrolls sideways, no sentence is missing, and axe finds nothing; `within` the part that lies over the rest, where one is open. */
export async function sound(page: Page, within?: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  await expect(page).toHaveTitle(/\S/);
  expect(await page.locator("body").innerText(), page.url()).not.toMatch(missing);
  // No page has frames of others: axe need not sum up in a blank page of its own, which costs more than its look.
  const axe = () => new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).setLegacyMode(true);
  const look = () => (within ? axe().include(within) : axe()).analyze();
  // What a bar that stays covers half, where a page happens to be scrolled to, is no fault of the page: it is looked at from its beginning, and stands then where it stood.
  const scroll = (top: number) => page.evaluate((to) => scrollTo({ top: to, behavior: "instant" }), top);
  const stood = await page.evaluate(() => scrollY);
  if (!within) await scroll(0);
  let { violations } = await look();
  // Between two pages the title of the next one comes with its text: a look in that moment is taken again.
  if (violations.some((found) => found.id === "document-title")) {
    await expect(page).toHaveTitle(/\S/);
    ({ violations } = await look());
  }
  if (!within) await scroll(stood);
  expect(violations.map((found) => `${page.url()}: ${found.id} ${found.nodes[0]?.target.join(" ") ?? ""}`)).toEqual([]);
}

/** The page at a desk's width and at a phone's; then as wide as it was. */
export async function soundAtBothWidths(page: Page, within?: string): Promise<void> {
  const was = page.viewportSize()!;
  for (const width of [desk, phone]) {
    await page.setViewportSize({ width, height: was.height });
    await sound(page, within);
  }
  await page.setViewportSize(was);
}

/** Waits until search has taken up what was written: a demonstration that has just begun has its two thousand documents to hand to it first. */
export async function takenUp(page: Page): Promise<void> {
  const waiting = async () => ((await (await page.request.get("/api/health/ready")).json()) as { outbox: { waiting: number } }).outbox.waiting;
  await expect.poll(waiting, { timeout: 240_000 }).toBeLessThan(5);
}
