import { expect, test } from "./test.ts";
import { koreanPdf } from "../lib/files/reading/testing.ts";
import { signIn, sound } from "./support.ts";

const pdf = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n";

test("files are attached by dropping and by choosing, listed, saved by readers and by nobody else", async ({ browser, page }) => {
  // In a demonstration that has just begun, search comes before the texts of attachments.
  test.setTimeout(420_000);
  await signIn(page, "drafter");
  await page.goto("/documents");
  await page.getByRole("button", { name: "새 문서" }).first().click();
  await page.waitForURL(/\/edit$/);
  const drop = page.locator("[data-drop]");
  await expect(drop).toBeVisible();
  const dropped = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "추진계획.pdf", { type: "application/pdf" }));
    data.items.add(new File(["그림이 아님"], "사진.png", { type: "image/png" }));
    return data;
  }, pdf);
  await drop.dispatchEvent("drop", { dataTransfer: dropped });
  const files = page.getByRole("group", { name: "붙임" });
  await expect(files.getByText("추진계획.pdf").first()).toBeVisible();
  await expect(files.getByText("깨진 파일")).toBeVisible();
  await files.locator("input[type=file]").setInputFiles({ name: "목록.csv", mimeType: "text/csv", buffer: Buffer.from("가,나\n1,2\n") });
  await expect(files.getByRole("button", { name: "목록.csv 빼기" })).toBeVisible();
  await files.getByRole("button", { name: "목록.csv 위로" }).click();
  await files.getByRole("button", { name: "사진.png 빼기" }).click();
  await expect(page.locator("form [role=status]").last()).toContainText("저장");
  await expect(page.getByText(/저장됨/).first()).toBeVisible();
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.goto(`/documents/${id}?tab=files`);
  const list = page.getByRole("main").locator("ol > li").filter({ hasText: /csv|pdf/ });
  await expect(list.filter({ hasText: "추진계획.pdf" }).getByRole("link", { name: /열어 보기/ })).toBeVisible();
  const href = (await page.getByRole("link", { name: "받기 목록.csv" }).getAttribute("href")) ?? "";
  const answer = await page.request.get(href);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-disposition"]).toContain(encodeURIComponent("목록.csv"));
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  expect(await answer.text()).toBe("가,나\n1,2\n");
  // The worker takes the text: a list has some, and this PDF, which says nothing, has none or cannot be read.
  await expect(async () => {
    await page.reload();
    await expect(list.filter({ hasText: "목록.csv" }).getByText("글 찾음")).toBeVisible({ timeout: 1_000 });
    await expect(list.filter({ hasText: "추진계획.pdf" }).getByText(/글 없음|글을 읽지 못함/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 300_000 });
  // An attachment with pages is found by its words, and opened at the page.
  const word = `누리봄${Date.now().toString().slice(-6).replace(/\d/g, (digit) => "가나다라마바사아자차"[Number(digit)] ?? "")}`;
  const made = await page.request.post("/api/v1/documents", { data: { title: "붙임이 두 쪽인 문서" } });
  await page.goto(`/documents/${((await made.json()) as { id: string }).id}/edit`);
  await expect(page.locator("[data-drop]")).toBeVisible();
  await page.getByRole("group", { name: "붙임" }).locator("input[type=file]").setInputFiles({ name: "두 쪽.pdf", mimeType: "application/pdf", buffer: Buffer.from(koreanPdf(["첫 쪽입니다", `${word} 실시 결과`])) });
  await expect(page.getByRole("button", { name: "두 쪽.pdf 빼기" })).toBeVisible();
  await expect(page.getByText(/저장됨/).first()).toBeVisible();
  await expect(async () => {
    await page.goto(`/search?q=${word}&kind=attachment`);
    await page.locator("main ol").getByRole("link", { name: "두 쪽.pdf", exact: true }).click({ timeout: 1_500 });
  }).toPass({ timeout: 180_000 });
  await expect(page.getByText("2쪽에서 찾음")).toBeVisible();
  expect(await page.getByRole("link", { name: /2쪽 열기/ }).getAttribute("href")).toMatch(/preview=1#page=2$/);
  await sound(page);

  const other = await (await browser.newContext()).newPage();
  await signIn(other, "outsider");
  expect((await other.request.get(href)).status()).toBe(404);
  const origin = new URL(page.url()).origin;
  const upload = (multipart: NonNullable<Parameters<typeof page.request.post>[1]>["multipart"]) => page.request.post("/api/v1/files", { multipart, headers: { origin, accept: "application/json" } });
  expect((await upload({ other: "x" })).status()).toBe(422);
  expect((await page.request.post("/api/v1/files", { data: { file: "x" }, headers: { origin, accept: "application/json" } })).status()).toBe(415);
  expect((await page.request.post("/api/v1/files", { data: "--x\r\nbroken", headers: { origin, accept: "application/json", "content-type": "multipart/form-data; boundary=x" } })).status()).toBe(400);
  expect((await upload({ file: { name: "큰 것.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(53 * 1024 * 1024) } })).status()).toBe(413);
});
