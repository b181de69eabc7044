import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, mark, phone, soundAtBothWidths, takenUp } from "./support.ts";

interface Listed {
  id: string;
  title: string;
  number: string;
}

/** The whole register of somebody's unit, what the demonstration laid before what other jobs have added since. */
async function register(page: Page): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let n = 1; n <= 100; n++) {
    const { documents } = (await (await page.request.get(`/api/v1/documents?list=register&page=${n}`)).json()) as { documents: Listed[] };
    if (documents.length === 0) break;
    all.push(...documents);
  }
  return all.reverse();
}

interface Chain {
  chain: { id: string; title: string; number: string | null; decider: string | null }[];
  alike: { title: string }[];
}

test("문서에서 이 일의 결정 흐름과 비슷한 기록을 본다", async ({ browser }) => {
  test.setTimeout(360_000);
  const drafter = await arrive(browser, "drafter");
  await takenUp(drafter);
  let found: { id: string; matter: Chain } | null = null;
  for (const { id } of await register(drafter)) {
    const matter = (await (await drafter.request.get(`/api/v1/search/related/document/${id}`)).json()) as Chain;
    if (matter.chain.length > 1 && matter.alike.length > 0) {
      found = { id, matter };
      break;
    }
  }
  expect(found).not.toBeNull();
  const { id, matter } = found!;
  await drafter.goto(`/documents/${id}?tab=related`);
  const course = drafter.getByRole("region", { name: "이 일의 결정 흐름" });
  await expect(course.getByRole("listitem")).toHaveCount(matter.chain.length);
  await expect(course.locator("[aria-current=true]")).toContainText("이 문서");
  const other = matter.chain.find((link) => link.id !== id)!;
  await expect(course).toContainText(other.title);
  if (other.decider) await expect(course).toContainText(other.decider);
  await expect(drafter.getByRole("region", { name: "비슷한 기록" })).toContainText(matter.alike[0]!.title);
  await expect(drafter.getByRole("region", { name: "내 자리의 앞선 담당자가 한 것" })).toBeVisible();
  await soundAtBothWidths(drafter);
  await drafter.getByRole("link", { name: "비슷한 기록을 찾기에서 더 보기" }).click();
  await drafter.waitForURL(/\/search\?q=similar/);
  const outsider = await arrive(browser, "outsider");
  expect((await outsider.request.get(`/api/v1/search/related/document/${id}`)).status()).toBe(404);
});

test("있는 줄 아는 문서의 열람을 요청하고, 부서장이 허락하고 거두며, 요청한 자리에 알린다", async ({ browser }) => {
  test.setTimeout(300_000);
  const [drafter, cooperator, outsider] = [await arrive(browser, "drafter"), await arrive(browser, "cooperator"), await arrive(browser, "outsider")];
  let known: Listed | null = null;
  const knows = async (page: Page, one: Listed) => ((await (await page.request.get(`/api/v1/documents/choices?q=${encodeURIComponent(one.number)}`)).json()) as { documents: { id: string }[] }).documents.some(({ id }) => id === one.id);
  for (const one of await register(drafter)) {
    if ((await knows(cooperator, one)) && (await outsider.request.get(`/documents/${one.id}/access`)).status() === 404 && (await cooperator.request.get(`/api/v1/documents/${one.id}`)).status() === 404) {
      known = one;
      break;
    }
  }
  const { id, title } = known!;
  expect((await outsider.goto(`/documents/${id}/access`))?.status()).toBe(404);
  expect((await outsider.goto(`/documents/${id}`))?.status()).toBe(404);

  await cooperator.goto(`/documents/${id}`);
  await cooperator.waitForURL(/\/access$/);
  // From the result list too: by the title alone, and only to whoever may know of it.
  await takenUp(cooperator);
  await cooperator.goto(`/search?q=${encodeURIComponent(title)}`);
  const beside = cooperator.getByRole("region", { name: /제목만 알 수 있는 문서/ });
  await expect(beside.getByRole("listitem").first()).toBeVisible();
  await soundAtBothWidths(cooperator);
  await beside.getByRole("listitem").filter({ hasText: title }).locator(`a[href="/documents/${id}/access"]`).click();
  await cooperator.waitForURL(/\/access$/);
  await outsider.goto(`/search?q=${encodeURIComponent(title)}`);
  await expect(outsider.getByRole("region", { name: /제목만 알 수 있는 문서/ })).toHaveCount(0);
  await expect(cooperator.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await soundAtBothWidths(cooperator);
  const form = cooperator.getByRole("form", { name: "열람 요청" });
  await form.getByRole("button", { name: "요청 보내기" }).click();
  await expect(form.locator("[name=reason]")).toHaveAttribute("aria-invalid", "true");
  const reason = `정보시스템 개편에 참고합니다 ${mark()}`;
  await form.locator("[name=reason]").fill(reason);
  await form.getByRole("button", { name: "요청 보내기" }).click();
  await expect(cooperator.getByText("답을 기다림")).toBeVisible();
  await expect(cooperator.getByRole("form", { name: "열람 요청" })).toHaveCount(0);

  // Whoever neither keeps it nor asked is told nothing of the request.
  await drafter.goto(`/documents/${id}/access`);
  await expect(drafter.getByRole("main")).not.toContainText(reason);

  const head = await arrive(browser, "manager");
  await head.goto("/my-day?kind=access");
  await soundAtBothWidths(head);
  await head.getByRole("region", { name: "열람 요청" }).getByRole("link").filter({ hasText: reason }).click();
  await head.waitForURL(/\/access$/);
  const request = head.getByRole("listitem").filter({ hasText: reason });
  await request.locator("summary").filter({ hasText: "받아들이지 않음" }).click();
  await request.getByRole("button", { name: "답 보내기" }).click();
  await expect(request.getByText("사유를 적어 주세요.").first()).toBeVisible();
  await soundAtBothWidths(head);
  await head.reload();
  await request.locator("summary").filter({ hasText: "열람 허락" }).click();
  await request.getByRole("button", { name: "허락하기" }).click();
  await expect(request.getByText("사유를 적어 주세요.").first()).toBeVisible();
  await soundAtBothWidths(head);
  await request.locator("[name=reason]:visible").fill("업무에 필요합니다.");
  await request.getByRole("button", { name: "허락하기" }).click();
  await expect(request.locator("summary").filter({ hasText: "허락 거두기" })).toBeVisible();

  await cooperator.goto("/my-day?kind=access");
  await cooperator.getByRole("region", { name: "열람 요청" }).getByRole("link").filter({ hasText: title }).click();
  await cooperator.waitForURL(/\/access$/);
  await expect(cooperator.getByText("이 문서는 열람할 수 있습니다.")).toBeVisible();
  await cooperator.getByRole("link", { name: "문서 열기" }).click();
  await cooperator.waitForURL(new RegExp(`/documents/${id}$`));
  await expect(cooperator.getByRole("complementary", { name: "문서관리카드" })).toContainText("따로 허락한 자리 1곳");
  await cooperator.goto("/my-day");
  await expect(cooperator.getByRole("main")).not.toContainText(title);

  await request.locator("summary").filter({ hasText: "허락 거두기" }).click();
  await request.locator("[name=reason]").fill("참고가 끝났습니다.");
  await request.getByRole("button", { name: "거두기" }).click();
  await expect(request).toContainText("허락을 거둠");
  expect((await cooperator.request.get(`/api/v1/documents/${id}`)).status()).toBe(404);
  await head.goto(`/documents/${id}?tab=history`);
  for (const act of ["열람을 요청했습니다", "열람을 허락했습니다", "허락한 열람을 거두었습니다"]) await expect(head.getByRole("main")).toContainText(act);
});

test("단위과제에 교훈을 적어 검토를 받고, 다른 기관 사람이 먼저 보고 도움이 되었는지 적는다", async ({ browser }) => {
  test.setTimeout(420_000);
  const title = `시범기관은 두 곳부터 ${mark()}`;
  const drafter = await arrive(browser, "drafter");
  const { tasks } = (await (await drafter.request.get("/api/v1/tasks?mine=on")).json()) as { tasks: { id: string }[] };
  const task = tasks[0]!.id;
  await drafter.goto(`/tasks/${task}`);
  await drafter.getByRole("link", { name: "이 일의 교훈 적기" }).click();
  const form = drafter.getByRole("form", { name: "교훈 적기" });
  await soundAtBothWidths(drafter);
  await form.locator("[name=title]").fill(title);
  await form.locator("[name=problem]").fill("한꺼번에 열 곳에서 시작해 물음에 답하지 못했다.");
  await form.getByRole("button", { name: "검토에 올리기" }).click();
  await expect(form.locator("[name=keep]")).toHaveAttribute("aria-invalid", "true");
  await form.locator("[name=keep]").fill("두 곳에서 한 달 해 보고 늘린다.");
  await form.getByRole("button", { name: "검토에 올리기" }).click();
  await drafter.waitForURL(/\/lessons\/[0-9a-f-]{36}/);
  await expect(drafter.getByText("부서장의 검토를 기다립니다")).toBeVisible();
  const address = new URL(drafter.url()).pathname;
  const outsider = await arrive(browser, "outsider");
  expect((await outsider.goto(address))?.status()).toBe(404);

  const head = await arrive(browser, "manager");
  await head.goto("/my-day?kind=lesson");
  await soundAtBothWidths(head);
  await head.getByRole("region", { name: "교훈" }).getByRole("link").filter({ hasText: title }).click();
  await head.waitForURL(/\/lessons\//);
  await head.locator("summary").filter({ hasText: "돌려보내기" }).click();
  await head.locator("[name=reason]").fill("무엇을 해 보았는지도 적어 주세요.");
  await soundAtBothWidths(head);
  await head.getByRole("button", { name: "돌려보내기" }).click();
  await expect.poll(async () => (await head.goto(address))?.status()).toBe(404);

  await drafter.goto("/my-day?kind=lesson");
  await drafter.getByRole("region", { name: "교훈" }).getByRole("link").filter({ hasText: title }).click();
  await expect(drafter.getByText("무엇을 해 보았는지도 적어 주세요.")).toBeVisible();
  await drafter.locator("[name=tried]").fill("답변 전담을 두었다.");
  await drafter.getByRole("button", { name: "검토에 올리기" }).click();
  await expect(drafter.getByText("부서장의 검토를 기다립니다")).toBeVisible();
  await head.goto(address);
  await head.getByRole("button", { name: "공개하기" }).click();
  await expect(head.getByText("도움이 됨 0 · 도움이 안 됨 0")).toBeVisible();

  await outsider.goto(`/tasks/${task}`);
  await soundAtBothWidths(outsider);
  await outsider.getByRole("region", { name: /이 일의 교훈/ }).getByRole("link", { name: title }).click();
  await expect(outsider.getByText("답변 전담을 두었다.")).toBeVisible();
  await outsider.getByRole("button", { name: "도움이 됨", exact: true }).click();
  await expect(outsider.getByText("도움이 됨 1 · 도움이 안 됨 0")).toBeVisible();
  await soundAtBothWidths(outsider);
  await takenUp(outsider);
  await outsider.goto(`/search?q=${encodeURIComponent(title)}&kind=lesson`);
  await expect(outsider.getByRole("link", { name: title, exact: true })).toBeVisible();
  await outsider.goto("/lessons");
  await expect(outsider.getByRole("link").filter({ hasText: title })).toBeVisible();
  await soundAtBothWidths(outsider);

  await drafter.goto(address);
  await drafter.locator("summary").filter({ hasText: "거두기" }).click();
  await drafter.getByRole("button", { name: "거두기" }).click();
  await expect(drafter.getByText("적은 사람이 거둔 교훈입니다")).toBeVisible();
  expect((await outsider.goto(address))?.status()).toBe(404);
});

test("교훈은 스크립트 없이 360픽셀에서도 적고, 틀리면 적은 것이 남는다", async ({ browser }) => {
  const title = `스크립트 없이 ${mark()}`;
  const page = await arrive(browser, "reviewer", { width: phone, script: false });
  const { tasks } = (await (await page.request.get("/api/v1/tasks?mine=on")).json()) as { tasks: { id: string }[] };
  const all = tasks.length > 0 ? tasks : ((await (await page.request.get("/api/v1/tasks")).json()) as { tasks: { id: string }[] }).tasks;
  await page.goto(`/lessons/new?on=task:${all[0]!.id}`);
  const form = page.getByRole("form", { name: "교훈 적기" });
  await form.locator("[name=title]").fill(title);
  await form.locator("[name=problem]").fill("글만 적어도 되는지 본다.");
  await form.getByRole("button", { name: "검토에 올리기" }).click();
  await expect(form.locator("[name=title]")).toHaveValue(title);
  await expect(form.getByText("남길 것을 적어 주세요.").first()).toBeVisible();
  await form.locator("[name=keep]").fill("된다.");
  await form.getByRole("button", { name: "검토에 올리기" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.locator("summary").filter({ hasText: "거두기" }).click();
  await page.getByRole("button", { name: "거두기" }).click();
  await expect(page.getByText("적은 사람이 거둔 교훈입니다")).toBeVisible();
});

test("여럿이 찾지 못한 것이 그 일을 맡은 부서에 보이고, 교훈을 적으러 가거나 목록에서 내린다", async ({ browser }) => {
  test.setTimeout(240_000);
  const drafter = await arrive(browser, "drafter");
  const { tasks } = (await (await drafter.request.get("/api/v1/tasks?mine=on")).json()) as { tasks: { id: string; nameKo: string }[] };
  // The name of the task and a word that stands nowhere: no record holds all of it.
  const words = `${tasks[0]!.nameKo} 코끼리사육${mark()}`;
  for (const login of ["drafter", "reviewer", "cooperator", "decider", "manager", "outsider", "admin", "auditor"]) {
    const page = login === "drafter" ? drafter : await arrive(browser, login);
    await page.goto(`/search?q=${encodeURIComponent(words)}`);
    if (login !== "drafter") await page.context().close();
  }
  const missed = async () => ((await (await drafter.request.get("/api/v1/searches-in-vain")).json()) as { missed: { words: string }[] }).missed.map((one) => one.words);
  await expect.poll(missed, { timeout: 120_000 }).toContain(words.toLowerCase());
  await drafter.goto("/lessons");
  await drafter.getByRole("link", { name: "찾지 못한 것" }).click();
  await drafter.waitForURL(/\/lessons\/missing/);
  const line = drafter.getByRole("listitem").filter({ hasText: words.toLowerCase() });
  await expect(line).toContainText("명 이상이 찾음");
  await soundAtBothWidths(drafter);
  await line.getByRole("link", { name: /교훈 적기/ }).click();
  await drafter.waitForURL(/\/lessons\/new\?on=task:/);
  await drafter.goto("/lessons/missing");
  await line.getByRole("button", { name: /다 됐음/ }).click();
  await expect(line).toHaveCount(0);
  const outsider = await arrive(browser, "outsider");
  await outsider.goto("/lessons/missing");
  await expect(outsider.getByRole("main")).not.toContainText(words.toLowerCase());
});
