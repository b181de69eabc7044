import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, soundAtBothWidths } from "./support.ts";

const found = async (page: Page, q: string) => (await (await page.request.get(`/api/v1/search?q=${encodeURIComponent(q)}&limit=100&kind=document`)).json()) as { total: number; hits: { id: string; title: string; department: string }[] };
const ids = async (page: Page, q: string) => (await found(page, q)).hits.map((hit) => hit.id);

test("quotes as a writing program makes them are quotes, numbers are found in any spacing, and a minus before a condition leaves out", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  const phrase = (await found(page, "계획 dept:혁신기획과")).hits.map((hit) => hit.title).find((title) => /^[가-힣]+ [가-힣]+/.test(title))!.split(" ").slice(0, 2).join(" ");
  const straight = await ids(page, `"${phrase}"`);
  expect(straight.length).toBeGreaterThan(0);
  for (const q of [`“${phrase}”`, `„${phrase}‟`, `«${phrase}»`, `＂${phrase}＂`]) expect(await ids(page, q), q).toEqual(straight);
  const numbered = await ids(page, "number:혁신기획과-12");
  expect(numbered.length).toBeGreaterThan(0);
  for (const q of ["number:혁신기획과12", 'number:"혁신기획과 12"', "번호：“혁신 기획과 – 12”"]) expect(await ids(page, q), q).toEqual(numbered);
  for (const hit of (await found(page, "계획 -dept:혁신기획과")).hits) expect(["혁신기획과", "정부혁신과"]).not.toContain(hit.department);

  // The form shows what was typed so, and what it does not have stays as it was typed.
  const typed = `“${phrase}” 부서：“혁신기획과” -has:붙임 created_at:2026 -foo:x`;
  await page.goto(`/search?q=${encodeURIComponent(typed)}`);
  await expect(page.locator("header [name=q]")).toHaveValue(typed);
  await expect(page.locator("main [name='f.department']")).toHaveValue("혁신기획과");
  await expect(page.locator("main [name='f.has']")).toHaveValue("");
  await expect(page.getByText(/낱말로 찾은 것/)).toContainText("‘created_at:2026’ ‘-foo:x’");
  await soundAtBothWidths(page);
  await page.getByRole("button", { name: "좁히기", exact: true }).click();
  await expect(page.locator("header [name=q]")).toHaveValue(`“${phrase}” -has:붙임 created_at:2026 -foo:x dept:혁신기획과`);
});

test("where nothing is found each part is told, and one leaves out just that one", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  await page.goto(`/search?q=${encodeURIComponent("계획서쿠쿠없음 계획 -부서:예산과 “계획”")}`);
  await expect(page.getByRole("row", { name: /-부서:예산과/ })).toContainText("이 조건에 맞지 않는 것");
  await soundAtBothWidths(page);
  const way = page.getByRole("link", { name: /계획서쿠쿠없음/ });
  await way.click();
  await expect(page.locator("header [name=q]")).toHaveValue("계획 -부서:예산과 “계획”");
});

test("narrowing keeps that just what was typed is searched and why each find stands there, until one takes it away", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  await page.goto(`/search?q=${encodeURIComponent("계획")}&exact=1&why=1`);
  await page.getByRole("group", { name: "종류" }).getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "좁히기", exact: true }).click();
  await page.waitForURL((url) => url.searchParams.has("kind") && url.searchParams.get("exact") === "1" && url.searchParams.get("why") === "1");
  await soundAtBothWidths(page);
  await page.getByRole("link", { name: "입력한 그대로 찾기 빼기" }).click();
  await page.waitForURL((url) => !url.searchParams.has("exact") && url.searchParams.has("kind") && url.searchParams.get("why") === "1");
});

test("the form of the field words comes when it is asked for, in place or without scripts as a page", async ({ browser }) => {
  for (const script of [true, false]) {
    const page = await arrive(browser, "drafter", { width: 1280, script });
    await page.goto("/search?q=계획");
    await expect(page.locator("main [name='f.by']")).toHaveCount(0);
    const title = page.getByRole("link", { name: "자세히 찾기" });
    if (script) {
      await title.focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("summary:focus")).toHaveText("자세히 찾기");
      expect(page.url()).not.toContain("detail");
    } else await title.click();
    await page.locator("main [name='f.by']").fill("한도윤");
    await page.getByRole("button", { name: "좁히기", exact: true }).click();
    await expect(page.locator("header [name=q]")).toHaveValue("계획 by:한도윤");
  }
});
