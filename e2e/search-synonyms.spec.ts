import { expect, test } from "./test.ts";
import { arrive, phone, sound, soundAtBothWidths, takenUp } from "./support.ts";

test("an administrator keeps words that mean the same, at 360 px and without JavaScript too, and the next search knows them", async ({ browser }) => {
  test.setTimeout(400_000);
  const admin = await arrive(browser, "admin", { width: phone });
  await admin.goto("/admin");
  await admin.getByRole("link", { name: /같은 뜻의 말/ }).click();
  await admin.waitForURL(/\/admin\/synonyms/);
  await sound(admin);
  const word = `고나${Date.now().toString().slice(-6).replace(/\d/g, (digit) => "가나다라마바사아자차"[Number(digit)] ?? "")}`;
  const drafter = await arrive(browser, "drafter");
  const total = async (exact = false) => ((await (await drafter.request.get(`/api/v1/search?q=${encodeURIComponent(word)}${exact ? "&exact=1" : ""}`)).json()) as { total: number }).total;
  const before = await total(true);
  await admin.getByLabel("같은 뜻의 말").last().fill("혼자");
  await admin.getByRole("button", { name: "더하기" }).click();
  await expect(admin.getByText("같은 뜻의 말을 두 개 이상 적어 주세요.").first()).toBeVisible();
  await admin.getByLabel("같은 뜻의 말").last().fill(`${word}, 혁신기획과`);
  await admin.getByRole("button", { name: "더하기" }).click();
  await expect(admin.getByText(`${word} · 혁신기획과`)).toBeVisible();
  expect(await total()).toBeGreaterThan(before + 5);
  // What was typed alone is still to be had, and the page says that more was searched.
  expect(await total(true)).toBeLessThan(before + 5);
  await drafter.goto(`/search?q=${encodeURIComponent(word)}`);
  await expect(drafter.getByText(/같은 뜻의 말과 옛 이름도 함께 찾았습니다/)).toContainText("혁신기획과");
  // Beside a word that is only offered too, for it stands in what one wrote: with a way to what was meant and one to just what was typed.
  await takenUp(drafter);
  expect((await drafter.request.post("/api/v1/documents", { data: { title: `점겜 ${word}` } })).status()).toBe(201);
  const understood = async () => ((await (await drafter.request.get(`/api/v1/search?q=${encodeURIComponent(`점겜 ${word}`)}`)).json()) as { understood: object | null; also: string[] });
  await expect.poll(understood, { timeout: 90_000 }).toMatchObject({ understood: { applied: false, changes: [{ typed: "점겜", meant: "점검" }] }, also: ["혁신기획과"] });
  await drafter.goto(`/search?q=${encodeURIComponent(`점겜 ${word}`)}`);
  await expect(drafter.getByText(/찾으셨습니까/)).toContainText("점검");
  await expect(drafter.getByText(/같은 뜻의 말과 옛 이름도 함께 찾았습니다/)).toContainText("혁신기획과");
  await expect(drafter.getByRole("link", { name: "이 말로 찾기" })).toBeVisible();
  await soundAtBothWidths(drafter);
  await drafter.getByRole("link", { name: "입력한 그대로 찾기" }).click();
  await drafter.waitForURL(/exact=1/);
  await expect(drafter.getByText(/찾으셨습니까|함께 찾았습니다/)).toHaveCount(0);

  const plain = await arrive(browser, "admin", { script: false });
  await plain.goto("/admin/synonyms");
  await plain.locator("input[type=file]").setInputFiles({ name: "말.csv", mimeType: "text/csv", buffer: Buffer.from(`낱말,다른 말\n${word}하나,${word}둘\n홀로\n`) });
  await plain.getByRole("button", { name: "파일에서 가져오기" }).click();
  await expect(plain.getByText("1줄을 더했습니다. 이미 있는 줄 0, 가져오지 못한 줄 1.")).toBeVisible();
  await plain.locator("main [name=q]").fill(`${word}하나`);
  await plain.getByRole("button", { name: "말 찾기" }).click();
  await expect(plain.getByText(`${word}하나 · ${word}둘`)).toBeVisible();
  await plain.getByRole("button", { name: `빼기 ${word}하나` }).click();
  await expect(plain.getByText(`${word}하나 · ${word}둘`)).toHaveCount(0);

  expect((await drafter.goto("/admin/synonyms"))?.status()).toBe(404);
  await admin.context().addCookies([{ name: "locale", value: "en", url: new URL(admin.url()).origin }]);
  await admin.goto("/admin/synonyms");
  await expect(admin.getByRole("heading", { name: "Words that mean the same" })).toBeVisible();
  await sound(admin);
});
