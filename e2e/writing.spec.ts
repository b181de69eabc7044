import { expect, test } from "./test.ts";
import { arrive, mark, signIn, sound } from "./support.ts";
import { draft, seatOf } from "./routes.ts";
import { addStep, savedText, submit, write } from "./writing.ts";

test("a session that ends while writing loses nothing, and a text saved by another window is not written over", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  const title = `잃지 않는 글 ${mark()}`;
  const id = await write(page, title);
  const other = await page.context().newPage();
  await other.goto(`/documents/${id}/edit`);
  await expect(other.locator("[contenteditable=true]")).toBeVisible();
  await page.locator("[name=summary]").fill("첫 창에서 고친 요약");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await other.locator("[name=summary]").fill("둘째 창에서 고친 요약");
  await expect(other.getByRole("alert").filter({ hasText: "다른 창" })).toBeVisible();
  await other.close();

  await page.context().clearCookies({ name: /session/ });
  await page.locator("[contenteditable=true]").click();
  await page.keyboard.type("로그인이 끝난 뒤에 적은 글 ");
  await expect(page.getByRole("alert").filter({ hasText: "로그인" })).toBeVisible();
  const again = await page.context().newPage();
  await signIn(again, "drafter");
  await again.close();
  await page.locator("[contenteditable=true]").press("End");
  await page.keyboard.type("이어서");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(page.locator("[contenteditable=true]")).toContainText("로그인이 끝난 뒤에 적은 글");
});

test("what could not be saved is offered again, both texts of two windows are shown, and discarding asks first", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  const id = await write(page, `되살리는 글 ${mark()}`);
  await page.route("**/draft", (route) => route.abort());
  await page.locator("[contenteditable=true]").click();
  await page.keyboard.type("닫힌 창에 남은 글 ");
  await page.locator("[name=summary]").fill("저장하지 못한 요약");
  await expect(page.getByRole("button", { name: "다시 저장" })).toBeVisible();
  await page.unroute("**/draft");
  await page.reload();
  await page.getByRole("alert").filter({ hasText: "저장하지 못한 글" }).getByRole("button", { name: "그 글 되살리기" }).click();
  await expect(page.locator("[contenteditable=true]")).toContainText("닫힌 창에 남은 글");
  await expect(page.locator("[name=summary]")).toHaveValue("저장하지 못한 요약");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();

  await page.locator("[name=disclosure]").selectOption("partly");
  await page.locator("[name=scope]").selectOption("departments");
  await page.getByRole("button", { name: "상신", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "1호부터 8호" }).first()).toBeVisible();
  await page.getByLabel("5호 감사·입찰·인사·의사결정").check();
  await page.getByLabel("6호 개인정보").check();
  await page.getByRole("combobox", { name: "열람할 부서" }).and(page.locator("input")).fill("행정제도");
  await page.getByRole("option").first().click();
  await expect(page.getByRole("button", { name: "행정제도과 빼기" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await sound(page);

  const other = await page.context().newPage();
  await other.goto(`/documents/${id}/edit`);
  await expect(other.locator("[contenteditable=true]")).toBeVisible();
  await page.locator("[name=summary]").fill("이 창이 먼저 저장한 요약");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await other.locator("[name=summary]").fill("늦은 창의 요약");
  const both = other.getByRole("alert").filter({ hasText: "다른 창" });
  await expect(both.getByRole("region", { name: "이 창의 글" })).toContainText("늦은 창의 요약");
  await expect(both.getByRole("region", { name: "먼저 저장된 글" })).toContainText("이 창이 먼저 저장한 요약");
  await both.getByRole("button", { name: "저장된 글 보기" }).click();
  await expect(other.locator("[name=summary]")).toHaveValue("이 창이 먼저 저장한 요약");
  await other.close();

  await page.goto(`/documents/${id}`);
  await page.getByText("버리기", { exact: true }).click();
  await page.getByRole("button", { name: "예, 버립니다" }).click();
  await page.waitForURL(/\/documents(\?|$)/);
  expect((await page.goto(`/documents/${id}`))?.status()).toBe(404);
});

test("a reviewer's edit outlives a closed tab and an ended session, and its reason is given in the same act", async ({ browser }) => {
  const drafter = await arrive(browser, "drafter");
  const title = `검토할 계획 ${mark()}`;
  const id = await write(drafter, title, "1. 운영 기간은 3개월로 한다.");
  await addStep(drafter, "검토", "이준모");
  await expect(drafter.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await submit(drafter, id);

  const reviewer = await arrive(browser, "reviewer");
  await reviewer.goto(`/documents/${id}/edit`);
  const text = reviewer.locator("[contenteditable=true]");
  await expect(text).toContainText("3개월");
  await text.click();
  await reviewer.keyboard.press("ControlOrMeta+End");
  await reviewer.keyboard.type(" 닫힌 창에서 고친 글.");
  await reviewer.locator("[name=opinion]").fill("상반기 평가와 맞춥니다.");
  await expect(reviewer.getByRole("status").filter({ hasText: "이 브라우저에 보관됨" })).toBeVisible();
  await reviewer.close();

  const again = await drafter.context().browser()!.newContext({ storageState: await reviewer.context().storageState(), viewport: { width: 360, height: 800 } });
  const phone = await again.newPage();
  await phone.goto(`/documents/${id}/edit`);
  await phone.getByRole("alert").filter({ hasText: "저장하지 못한 글" }).getByRole("button", { name: "그 글 되살리기" }).click();
  await expect(phone.locator("[contenteditable=true]")).toContainText("닫힌 창에서 고친 글");
  await expect(phone.locator("[name=opinion]")).toHaveValue("상반기 평가와 맞춥니다.");
  await sound(phone);

  await again.clearCookies({ name: /session/ });
  await phone.getByRole("button", { name: "본문 고쳐 승인" }).click();
  await expect(phone.getByRole("alert").filter({ hasText: "로그인이 끝났습니다" })).toBeVisible();
  const other = await again.newPage();
  await signIn(other, "reviewer");
  await other.close();
  await phone.locator("[name=title]").fill("");
  await phone.getByRole("button", { name: "본문 고쳐 승인" }).click();
  await expect(phone.locator("[name=title]")).toHaveAttribute("aria-invalid", "true");
  await expect(phone.locator("[contenteditable=true]")).toContainText("닫힌 창에서 고친 글");
  await phone.locator("[name=title]").fill(title);
  await phone.getByRole("button", { name: "본문 고쳐 승인" }).click();
  await phone.waitForURL((url) => url.pathname === `/documents/${id}`);
  await expect(phone.getByText("상반기 평가와 맞춥니다.").first()).toBeVisible();
  await expect(phone.getByText("2판").first()).toBeVisible();
  expect(await phone.evaluate((key) => localStorage.getItem(key), `review:${id}`)).toBeNull();
});

test("the route: a post found by typing, moved by keys and by dragging, its part changed in place; on a phone too", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  const id = await write(page, `경로를 바꾸는 글 ${mark()}`);
  const route = page.getByRole("region", { name: "보고경로" });
  const names = async () => (await route.getByRole("listitem").allTextContents()).map((text) => ["이준모", "최나윤"].find((name) => text.includes(name)) ?? "");
  await addStep(page, "검토", "이준모");
  // By the name of the department.
  await page.locator("[name=routeKind]").selectOption({ label: "협조" });
  await page.getByRole("combobox", { name: /^사람 넣기/ }).and(page.locator("input")).fill("정보화");
  await page.getByRole("option").filter({ hasText: "최나윤" }).click();
  await expect.poll(async () => (await names()).filter(Boolean)).toEqual(["이준모", "최나윤"]);

  await route.getByRole("button", { name: /최나윤.*옮기기/ }).focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => (await names()).filter(Boolean)).toEqual(["최나윤", "이준모"]);
  await expect(route.getByRole("status")).toContainText(/최나윤.*옮겼습니다/);
  await expect(route.getByRole("button", { name: /최나윤.*옮기기/ })).toBeFocused();

  const handle = (await route.getByRole("button", { name: /최나윤.*옮기기/ }).boundingBox())!;
  const below = (await route.getByRole("listitem").filter({ hasText: "이준모" }).boundingBox())!;
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + handle.width / 2, below.y + below.height - 4, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await names()).filter(Boolean)).toEqual(["이준모", "최나윤"]);

  await route.getByRole("combobox", { name: /최나윤.*할 일/ }).selectOption({ label: "검토" });
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await sound(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await route.getByRole("button", { name: /최나윤.*위로/ }).click();
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await sound(page);
  await submit(page, id);
  const sent = (await (await page.request.get(`/api/v1/documents/${id}`)).json()) as { steps: { kind: string; name: string }[] };
  expect(sent.steps.slice(1, 3)).toMatchObject([{ kind: "review", name: "최나윤" }, { kind: "review", name: "이준모" }]);
});

test("on a phone a step is moved by finger at its handle, past what the screen shows too; anywhere else the finger scrolls the page", async ({ browser }) => {
  const page = await arrive(browser, "drafter", { width: 360, touch: true });
  const people = await Promise.all(["reviewer", "cooperator", "records", "admin", "decider", "auditor"].map((login) => arrive(browser, login)));
  const seats = await Promise.all(people.map(seatOf));
  const id = await draft(page, `손가락으로 옮기는 경로 ${mark()}`, () => seats.map(({ postId }) => ({ kind: "review", postId })));
  await page.goto(`/documents/${id}/edit`);
  await expect(page.locator("[contenteditable=true]")).toBeVisible();
  const steps = page.locator("li[data-step]");
  await expect(steps).toHaveCount(7);
  const moved = steps.filter({ hasText: "이준모" });
  const handle = moved.getByRole("button", { name: /옮기기/ });
  const box = (await handle.boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  const finger = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) => finger.send("Input.dispatchTouchEvent", { type, touchPoints });
  const scrolled = () => page.evaluate(() => scrollY);
  const at = () => moved.evaluate((row) => [...row.parentElement!.children].indexOf(row));
  const middle = async () => {
    const { x, y, width, height } = (await handle.boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };

  await moved.evaluate((row) => row.scrollIntoView({ block: "start" }));
  await page.evaluate(() => scrollBy(0, -200));
  const [from, stood] = [await middle(), await scrolled()];
  const below = (await steps.nth(3).boundingBox())!;
  await touch("touchStart", from);
  for (let y = from.y; y < below.y + below.height - 4; y += 12) await touch("touchMove", { x: from.x, y });
  await touch("touchEnd");
  await expect.poll(at).toBe(3);
  expect(await scrolled(), "the page stays under the finger").toBe(stood);

  // Held at the edge of the screen, the page goes on beneath it to the end of the route.
  await expect.poll(async () => (await middle()).y).toBeLessThan(700);
  const again = await middle();
  await touch("touchStart", again);
  for (let y = again.y; y < 790; y += 12) await touch("touchMove", { x: again.x, y });
  await expect.poll(at).toBe(6);
  await touch("touchEnd");
  expect(await scrolled()).toBeGreaterThan(stood);
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await sound(page);

  // Beside the handle a finger moves the page, and no step.
  const [name, before] = [(await moved.locator("p").first().boundingBox())!, await scrolled()];
  const beside = { x: name.x + 20, y: name.y + name.height / 2 };
  await touch("touchStart", beside);
  for (let y = beside.y; y < 780; y += 12) await touch("touchMove", { x: beside.x, y });
  await touch("touchEnd");
  await expect.poll(scrolled).toBeLessThan(before);
  expect(await at()).toBe(6);
});
