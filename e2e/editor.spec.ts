import { expect, test } from "./test.ts";
import { arrive, mark, sound } from "./support.ts";

const pasted = `<h2>붙인 제목</h2><p>붙인 글<script>window.ran = true</script><img src="x" onerror="window.ran = true"></p><table><tbody><tr><th><h3>칸의 제목</h3></th><td><ul><li>칸의 항목</li></ul><table><tbody><tr><td>속의 표</td></tr></tbody></table></td></tr></tbody></table>`;

test("a table stands in a numbered item, pasted headings and tables are kept, a pasted script is nowhere", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  await page.goto("/documents");
  await page.getByRole("button", { name: "새 문서" }).first().click();
  await page.waitForURL(/\/edit$/);
  const editor = page.locator("[contenteditable=true]");
  const saved = page.getByRole("status").filter({ hasText: "저장됨" });
  await page.locator("[name=title]").fill(`표가 든 문서 ${mark()}`);
  await editor.click();
  await page.keyboard.type("1. 대상 기관은 다음과 같다.");
  await page.getByRole("button", { name: "표", exact: true }).click();
  await expect(editor.locator("ol > li table")).toBeVisible();
  // In a cell no further table is offered.
  await expect(page.getByRole("button", { name: "표", exact: true })).toHaveCount(0);
  await page.keyboard.type("기관");
  await expect(saved).toBeVisible();

  await page.keyboard.press("ControlOrMeta+End");
  await editor.locator("> p").last().click();
  const put = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().endsWith("/draft") && (answer.request().postData() ?? "").includes("붙인 제목"));
  await editor.evaluate((element, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, pasted);
  await expect(editor.getByRole("heading", { name: "붙인 제목" })).toBeVisible();
  // Typing has rested and the server has it: what is read anew is what was saved.
  expect((await put).status()).toBe(200);
  await expect(saved).toBeVisible();

  await page.reload();
  await expect(editor.locator("ol > li table th").first()).toHaveText("기관");
  await expect(editor.getByRole("heading", { name: "붙인 제목" })).toBeVisible();
  await expect(editor.getByText("칸의 제목")).toBeVisible();
  await expect(editor.getByText("칸의 항목")).toBeVisible();
  await expect(editor.getByText("속의 표")).toBeVisible();
  await expect(editor.locator("table table, script, img")).toHaveCount(0);
  await sound(page);

  await page.goto(new URL(page.url()).pathname.replace(/\/edit$/, ""));
  await expect(page.locator("main").locator("li table").first()).toBeVisible();
  await expect(page.locator("main").getByText("window.ran")).toHaveCount(0);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
});

test("a text that cannot be kept says why where it is written, and is saved once it is short enough", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  await page.goto("/documents");
  await page.getByRole("button", { name: "새 문서" }).first().click();
  await page.waitForURL(/\/edit$/);
  const editor = page.locator("[contenteditable=true]");
  await editor.click();
  await editor.evaluate((element) => {
    const data = new DataTransfer();
    data.setData("text/plain", "가나다라 ".repeat(41_000));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("alert").filter({ hasText: "고칠 곳이 있습니다" })).toBeVisible();
  await expect(page.getByText("본문이 너무 깁니다", { exact: false })).toBeVisible();
  await editor.press("ControlOrMeta+a");
  await page.keyboard.type("짧은 글");
  await expect(page.getByRole("status").filter({ hasText: "저장됨" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "고칠 곳이 있습니다" })).toHaveCount(0);
});
