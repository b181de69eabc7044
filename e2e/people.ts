import { expect } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";
import { arrive } from "./support.ts";

/* People whom an administrator takes on, for jobs that need somebody of their own. */

export async function post(page: Page, address: string, data: object): Promise<Record<string, string>> {
  const answer = await page.request.post(`/api/v1/${address}`, { data });
  expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Record<string, string>;
}

/** Somebody new, signed in with a password of their own, and holding nothing yet. */
export async function newOfficial(admin: Page, browser: Browser, nameKo: string, login: string): Promise<{ id: string; page: Page }> {
  const { id, password: first } = await post(admin, "officials", { nameKo, nameEn: login, rankKo: "행정주사", rankEn: "Official", login, email: "", phone: "" });
  const page = await arrive(browser, login, { word: first });
  await post(page, "password", { current: first, password: "봄이 오면 산에 들에", again: "봄이 오면 산에 들에" });
  return { id: id!, page };
}
