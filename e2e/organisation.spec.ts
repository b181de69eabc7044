import { expect, test } from "./test.ts";
import { arrive } from "./support.ts";

test("an administrator adds a department, a post and a person, who changes the first password and holds the post at once", async ({ browser }) => {
  const mark = Date.now().toString(36);
  const admin = await arrive(browser, "admin");
  await admin.goto("/admin/organisation");
  await admin.getByText("부서 더하기", { exact: true }).first().click();
  const adding = admin.getByRole("form", { name: "부서 더하기" });
  await adding.locator("[name=code]").fill("!");
  await adding.locator("[name=nameKo]").fill(`시험과 ${mark}`);
  await adding.locator("[name=nameEn]").fill(`Trial Division ${mark}`);
  await adding.getByRole("button").click();
  await expect(adding.locator("[name=code]")).toHaveAttribute("aria-invalid", "true");
  await expect(adding.locator("[name=nameKo]")).toHaveValue(`시험과 ${mark}`);
  await adding.locator("[name=code]").fill(`T${mark}`);
  await adding.getByRole("button").click();
  await expect(admin.getByRole("heading", { level: 1, name: `시험과 ${mark}` })).toBeVisible();
  await admin.getByText("자리 더하기", { exact: true }).first().click();
  const post = admin.getByRole("form", { name: "자리 더하기" });
  await post.locator("[name=nameKo]").fill(`시험 담당 ${mark}`);
  await post.locator("[name=nameEn]").fill(`Trial officer ${mark}`);
  await post.getByRole("button").click();
  await expect(admin.getByText("비어 있음")).toBeVisible();

  await admin.goto("/admin/people");
  await admin.getByText("사람 더하기", { exact: true }).first().click();
  const person = admin.getByRole("form", { name: "사람 더하기" });
  await person.locator("[name=nameKo]").fill(`새봄 ${mark}`);
  await person.locator("[name=nameEn]").fill(`Sae Bom ${mark}`);
  await person.locator("[name=login]").fill("drafter");
  await person.getByRole("button").click();
  await expect(person.getByText("이미 쓰는 아이디입니다.").first()).toBeVisible();
  await person.locator("[name=login]").fill(`new.${mark}`);
  await person.getByRole("button").click();
  const first = (await admin.locator("main [role=alert] code").textContent()) ?? "";
  expect(first).toMatch(/^[a-z2-9-]{19}$/);

  const newcomer = await arrive(browser, `new.${mark}`, { word: first });
  await newcomer.goto("/my-day");
  await expect(newcomer).toHaveURL(/\/password/);
  await newcomer.locator("[name=current]").fill(first);
  await newcomer.locator("main [name=password]").fill("짧다");
  await newcomer.locator("[name=again]").fill("짧다");
  await newcomer.getByRole("button", { name: "바꾸기", exact: true }).click();
  await expect(newcomer.getByText("비밀번호는 열 자 이상이어야 합니다.").first()).toBeVisible();
  await newcomer.locator("main [name=password]").fill("봄이 오면 산에 들에");
  await newcomer.locator("[name=again]").fill("봄이 오면 산에 들에");
  await newcomer.getByRole("button", { name: "바꾸기", exact: true }).click();
  await expect(newcomer).toHaveURL(/\/my-day/);

  await admin.goto(`/admin/people?q=${encodeURIComponent(`new.${mark}`)}`);
  await admin.locator("main a[href^='/admin/people/']").first().click();
  await admin.getByText("발령 내기", { exact: true }).first().click();
  const appointing = admin.getByRole("form", { name: "발령 내기" });
  await appointing.getByRole("combobox", { name: "자리" }).and(admin.locator("input")).fill(`시험 담당 ${mark}`);
  await admin.getByRole("option", { name: `시험 담당 ${mark}` }).click();
  await appointing.getByRole("button", { name: "발령 내기" }).click();
  await expect(admin.getByText("발령을 냈습니다.").first()).toBeVisible();
  await newcomer.goto("/profile");
  await expect(newcomer.getByText(`시험 담당 ${mark}`).first()).toBeVisible();

  await admin.getByText("역할 주기", { exact: true }).first().click();
  const role = admin.getByRole("form", { name: "역할 주기" });
  await role.locator("[name=role]").selectOption("administrator");
  await role.getByRole("button").click();
  await expect(admin.getByText("역할을 주었습니다.").first()).toBeVisible();
  expect((await newcomer.goto("/admin/people"))?.status()).toBe(200);
  expect((await newcomer.goto("/admin/people/019aaaaa-0000-7000-8000-000000000000"))?.status()).toBe(404);
});

test("in the profile one marks an absence, makes a token shown once, and ends a session elsewhere", async ({ browser, request }) => {
  const page = await arrive(browser, "outsider");
  const elsewhere = await arrive(browser, "outsider");
  await page.goto("/profile");
  await page.getByText("토큰 만들기", { exact: true }).first().click();
  const making = page.getByRole("form", { name: "토큰 만들기" });
  await making.getByRole("button", { name: "토큰 만들기" }).click();
  await expect(making.getByText("적어 주세요.").first()).toBeVisible();
  const label = `집계 ${Date.now().toString(36)}`;
  await making.locator("[name=label]").fill(label);
  await making.getByRole("button", { name: "토큰 만들기" }).click();
  const token = (await page.locator("main [role=alert] code").textContent()) ?? "";
  expect(token).toMatch(/^onmaru_/);
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get("/api/v1/session", { headers })).status()).toBe(200);
  expect((await request.post("/api/v1/absences", { headers, data: {} })).status()).toBe(403);
  await page.reload();
  await expect(page.getByText(token)).toHaveCount(0);
  const row = page.getByRole("listitem").filter({ hasText: label });
  await row.getByRole("button", { name: "거두기" }).click();
  await expect(page.getByText("토큰을 거두었습니다.").first()).toBeVisible();
  expect((await request.get("/api/v1/session", { headers })).status()).toBe(401);

  await page.getByText("부재 적기", { exact: true }).first().click();
  const absence = page.getByRole("form", { name: "부재 적기" });
  await absence.locator("[name=validFrom]").fill("2027-05-03");
  await absence.locator("[name=validUntil]").fill("2027-05-01");
  await absence.getByRole("button", { name: "부재 적기" }).click();
  await expect(absence.getByText("끝나는 날이 시작하는 날보다 빠릅니다.").first()).toBeVisible();
  await absence.locator("[name=validUntil]").fill("2027-05-04");
  await absence.getByRole("button", { name: "부재 적기" }).click();
  const away = page.getByRole("listitem").filter({ hasText: "2027. 5. 3." });
  await away.getByRole("button", { name: "지금 끝내기" }).click();
  await expect(away).toHaveCount(0);

  // Others sign in by the same name meanwhile: their sessions stay.
  const { sessions } = (await (await elsewhere.request.get("/api/v1/sessions")).json()) as { sessions: { id: string; here: boolean }[] };
  await page.reload();
  await page.locator(`form[action$="/sessions/${sessions.find((one) => one.here)?.id}/endings"]`).getByRole("button").click();
  await expect(page.getByText("그곳의 로그인을 끝냈습니다.").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("이곳", { exact: true })).toBeVisible();
  expect((await elsewhere.request.get("/api/v1/session")).status()).toBe(401);
  await elsewhere.close();
});
