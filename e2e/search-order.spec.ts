import { expect, test } from "./test.ts";
import { arrive, desk, phone, sound } from "./support.ts";

const q = "시범기관 운영 예산";
const address = `/search?q=${encodeURIComponent(q)}`;

for (const width of [desk, phone]) {
  test(`an official reads the lines that answer, asks why hits stand in their order, and what is opened is counted (${width} px)`, async ({ browser }) => {
    const page = await arrive(browser, "drafter", { width });
    await page.goto(address);
    const answer = page.getByRole("region", { name: "문서에 이렇게 적혀 있습니다" });
    await expect(answer.locator("mark").first()).toBeVisible();
    await expect(answer).toContainText("예산");
    await expect(answer.getByRole("link")).toHaveAttribute("href", /\/(documents|archive|memos|petitions)/);
    await page.getByRole("link", { name: "왜 이 차례인지" }).click();
    await page.waitForURL(/why=1/);
    const first = page.locator("main ol > li").first();
    await expect(first).toContainText("시범기관 제목");
    await expect(first).toContainText("결정·답변이 끝남 +13%");
    await expect(first).toContainText("내 부서의 것");
    await sound(page);
    await page.getByRole("link", { name: "차례의 까닭 접기" }).click();
    await page.waitForURL((url) => !url.search.includes("why"));
    await expect(page.getByText("결정·답변이 끝남")).toHaveCount(0);
    const counted = page.waitForResponse((response) => response.url().endsWith("/api/v1/search/openings"));
    await expect(async () => {
      if (page.url().includes("/search")) await first.getByRole("link").first().click();
      await page.waitForURL(/\/(documents|archive)\//, { timeout: 5_000 });
    }).toPass();
    expect((await counted).status()).toBe(200);
  });
}

test("dragging over months narrows to their days, and the form says the same", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  await page.goto(address);
  const months = page.getByRole("img", { name: /부터 .*까지 찾은 것/ });
  await expect(months).toBeVisible();
  const total = await page.locator("main strong").first().textContent();
  await expect(async () => {
    const box = (await months.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/after/, { timeout: 3_000 });
  }).toPass();
  const asked = new URL(page.url()).searchParams.get("q") ?? "";
  const [, after, before] = /after:(\S+) before:(\S+)/.exec(asked)!;
  await expect(page.locator("main [name='f.after']")).toHaveValue(after!);
  await expect(page.locator("main [name='f.before']")).toHaveValue(before!);
  await expect(page.locator("main strong").first()).not.toHaveText(total!);
  // The months that were not chosen are still there to choose.
  await expect(months).toBeVisible();
  await sound(page);
});
