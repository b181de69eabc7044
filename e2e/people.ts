import { expect } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";
import { arrive, mark, today } from "./support.ts";

/* People whom an administrator takes on, for jobs that need somebody of their own. */

export async function post(page: Page, address: string, data: object): Promise<Record<string, string>> {
  const answer = await page.request.post(`/api/v1/${address}`, { data });
  expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Record<string, string>;
}

/** Who somebody new is besides their name. */
interface More {
  /** Another agency than the administrator's own. */
  agencyId?: string;
  width?: number;
}

/** Somebody new, signed in with a password of their own, and holding nothing yet. */
export async function newOfficial(admin: Page, browser: Browser, nameKo: string, login: string, { agencyId, width }: More = {}): Promise<{ id: string; page: Page }> {
  const { id, password: first } = await post(admin, "officials", { nameKo, nameEn: login, rankKo: "행정주사", rankEn: "Official", login, email: "", phone: "", ...(agencyId ? { agencyId } : {}) });
  return { id: id!, page: await begun(browser, login, first!, width) };
}

/** Signed in with the first password, which is changed. */
async function begun(browser: Browser, login: string, first: string, width?: number): Promise<Page> {
  const page = await arrive(browser, login, { word: first, ...(width ? { width } : {}) });
  await post(page, "password", { current: first, password: "봄이 오면 산에 들에", again: "봄이 오면 산에 들에" });
  return page;
}

/** Somebody of the demonstration who could not sign in so far. */
export async function withAccount(admin: Page, browser: Browser, nameKo: string, login: string, { width }: More = {}): Promise<Page> {
  const { officials } = (await (await admin.request.get("/api/v1/officials", { params: { q: nameKo } })).json()) as { officials: { id: string }[] };
  const { password: first } = await post(admin, `officials/${officials[0]?.id}/accounts`, { login });
  return begun(browser, login, first!, width);
}

/** Somebody new at a post of their own in a department, whichever agency's it is. */
export async function newHolder(admin: Page, browser: Browser, department: string, { width }: { width?: number } = {}): Promise<{ page: Page; name: string }> {
  const key = mark();
  const { departments } = (await (await admin.request.get("/api/v1/departments")).json()) as { departments: { id: string; agencyId: string; name: string }[] };
  const { id: departmentId, agencyId } = departments.find(({ name }) => name === department)!;
  const { id: postId } = await post(admin, `departments/${departmentId}/posts`, { nameKo: `담당 ${key}`, nameEn: `Officer ${key}`, level: 1, validFrom: today });
  const name = `새사람 ${key}`;
  const { id: officialId, page } = await newOfficial(admin, browser, name, `new.${key}`, { agencyId, ...(width ? { width } : {}) });
  await post(admin, "appointments", { officialId, postId, kind: "regular", validFrom: today, reason: "" });
  return { page, name };
}
