import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { startTrial } from "../scripts/trial.ts";
import { sound } from "./support.ts";

/* An empty installation: whoever reads its log makes the first agency and administrator, once. */

test("an empty installation is set up with the code of its log, without JavaScript and at 360 px too, and then begins to be filled", async ({ browser }) => {
  test.setTimeout(300_000);
  const trial = await startTrial({ ONMARU_DEMO: "0", ONMARU_DEMO_PASSWORD: undefined, ONMARU_DEMO_TODAY: undefined });
  try {
    const code = /(?:[a-z2-9]{4}-){3}[a-z2-9]{4}/.exec(trial.said())?.[0] ?? "";
    expect(code).not.toBe("");
    const context = await browser.newContext({ baseURL: trial.url, javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    const plain = await context.newPage();
    await plain.goto("/");
    await expect(plain).toHaveURL(/\/set-up$/);
    await expect(plain.getByRole("heading", { level: 1 })).toBeVisible();
    const fill = async (page: Page, fields: Record<string, string>) => {
      for (const [name, value] of Object.entries(fields)) await page.locator(`main [name=${name}]`).fill(value);
    };
    const whole = { oneTimeCode: code, agencyKo: "하늘안전청", agencyEn: "Sky Safety Agency", code: "1740001", senderKo: "하늘안전청장", nameKo: "처음이", nameEn: "First Person", login: "First", password: "산에는 꽃 피네 꽃이", again: "산에는 꽃 피네 꽃이" };
    // A wrong code is said at its field; what was typed stays, but for the secrets.
    await fill(plain, { ...whole, oneTimeCode: "aaaa-aaaa-aaaa-aaaa" });
    await plain.locator("main form button[type=submit]").last().click();
    await expect(plain.getByText("코드가 맞지 않습니다. 시작 로그에 적힌 것을 적어 주세요.").first()).toBeVisible();
    await expect(plain.locator("main [name=agencyKo]")).toHaveValue("하늘안전청");
    await expect(plain.locator("main [name=password]")).toHaveValue("");
    await context.close();

    const page = await (await browser.newContext({ baseURL: trial.url, viewport: { width: 360, height: 800 } })).newPage();
    await page.goto("/set-up");
    await sound(page);
    await fill(page, { ...whole, again: "다른 말입니다 다른 말" });
    await page.locator("main form button[type=submit]").last().click();
    await expect(page.getByText("두 번 적은 비밀번호가 서로 다릅니다.").first()).toBeVisible();
    await fill(page, whole);
    await page.locator("main form button[type=submit]").last().click();
    await page.waitForURL(/\/sign-in/);
    await expect(page.locator("[name=login]")).toHaveValue("first");
    await page.locator("[name=password]").fill(whole.password);
    await page.locator("[name=password]").press("Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await page.goto("/admin/organisation");
    await expect(page.getByRole("heading", { name: "하늘안전청" }).first()).toBeVisible();
    await sound(page);

    // Once, and for nobody else.
    const other = await (await browser.newContext({ baseURL: trial.url })).newPage();
    expect((await other.goto("/set-up"))?.status()).toBe(404);
    const again = await other.request.post("/api/v1/set-up", { data: { ...whole, code: "1740002", login: "second" } });
    expect(again.status()).toBe(404);
  } finally {
    expect(await trial.stop()).toBe(0);
  }
});
