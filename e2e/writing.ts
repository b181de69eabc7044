import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/* Documents written, sent and decided as a person does it on their pages. */

export const savedText = /저장됨|Saved/;

/** Writes a draft that lacks nothing; answers its id. */
export async function write(page: Page, title: string, body = "1. 관련: 혁신기획과-1187"): Promise<string> {
  await page.goto("/documents");
  await page.getByRole("button", { name: /^(새 문서|New document)$/ }).first().click();
  await page.waitForURL(/\/edit$/);
  const editor = page.locator("[contenteditable=true]");
  await expect(editor).toBeVisible();
  await page.locator("[name=title]").fill(title);
  await page.locator("[name=summary]").fill("시범기관을 정해 운영하려는 것입니다.");
  await page.locator("[name=keywords]").fill("시범기관, 운영");
  const task = page.locator("[name=unitTaskId]");
  if ((await task.inputValue()) === "") await task.selectOption({ index: 1 });
  await editor.click();
  await page.keyboard.type(body);
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** Goes on by Tab alone until something has the keys. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let n = 0; n < 200; n++) {
    if (await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}

/** Writes a draft that lacks nothing without a mouse; answers its id. */
export async function writeByKeys(page: Page, title: string, body: string): Promise<string> {
  await page.goto("/documents");
  await tabTo(page, page.locator("main").getByRole("button", { name: /^(새 문서|New document)$/ }).first());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/edit$/);
  const editor = page.locator("[contenteditable=true]");
  await expect(editor).toBeVisible();
  for (const [name, text] of [["title", title], ["summary", "To choose pilot agencies."], ["keywords", "pilot, agencies"]] as const) {
    const field = page.locator(`main [name=${name}]`);
    await tabTo(page, field);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(text);
    await expect(field).toHaveValue(text);
  }
  const task = page.locator("[name=unitTaskId]");
  if ((await task.inputValue()) === "") {
    await tabTo(page, task);
    await page.keyboard.press("ArrowDown");
    await expect(task).not.toHaveValue("");
  }
  await tabTo(page, editor);
  await page.keyboard.type(body);
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

export async function addStep(page: Page, kind: string, who: string): Promise<void> {
  await page.locator("[name=routeKind]").selectOption({ label: kind });
  await page.getByRole("combobox", { name: /^사람 넣기/ }).and(page.locator("input")).fill(who);
  await page.getByRole("option").filter({ hasText: who }).first().click();
  await expect(page.getByRole("region", { name: "보고경로" }).getByRole("listitem").filter({ hasText: who })).toBeVisible();
}

export async function submit(page: Page, id: string): Promise<void> {
  await page.getByRole("button", { name: /^(상신|Submit)$/ }).click();
  await page.waitForURL((url) => url.pathname === `/documents/${id}`);
}

/** Approves with the two keys, on the page of the document. */
export async function approveByKeys(page: Page, id: string, opinion = ""): Promise<void> {
  await page.goto(`/documents/${id}`);
  const bar = page.getByRole("region", { name: /^(결정|Decide)/ });
  await expect(bar).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("a");
    await expect(bar.locator("button[type=submit]").first()).toBeVisible({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  if (opinion) {
    await bar.locator("[name=opinion]").fill(opinion);
    await bar.locator("details[open] button[type=submit]").click();
  } else {
    await bar.locator("details[open] button[type=submit]").press("Enter");
  }
  await expect(page.getByText(/처리했습니다|Done/).first()).toBeVisible();
}
