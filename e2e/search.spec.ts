import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, desk, phone, sound, takenUp } from "./support.ts";

interface Found {
  total: number;
  hits: { id: string; kind: string; title: string; marked: string; department: string }[];
  facets: Record<string, { value: string; label: string; count: number }[]>;
}

async function found(page: Page, q: string, more = ""): Promise<Found> {
  const answer = await page.request.get(`/api/v1/search?q=${encodeURIComponent(q)}&limit=100${more}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Found;
}

test("three readers of the same question find what each may read, and totals and facets tell nothing more", async ({ browser }) => {
  const [drafter, successor, outsider] = [await arrive(browser, "drafter"), await arrive(browser, "successor"), await arrive(browser, "outsider")];
  const q = "계획";
  const answers = await Promise.all([drafter, successor, outsider].map((page) => found(page, q, "&kind=document")));
  for (const answer of answers) expect(answer.facets["kind"]?.reduce((sum, one) => sum + one.count, 0)).toBeGreaterThanOrEqual(answer.total);
  const [mine, , theirs] = answers as [Found, Found, Found];
  const secret = mine.hits.find((hit) => !theirs.hits.some((other) => other.id === hit.id));
  expect(secret, "the drafter finds what the outsider does not").toBeDefined();
  const quoted = `"${secret!.title}"`;
  const inTheirs = await found(outsider, quoted, "&kind=document");
  expect(inTheirs.hits.map((hit) => hit.id)).not.toContain(secret!.id);
  // Every hit can be opened by its finder, and by nobody who does not find it.
  for (const hit of theirs.hits.slice(0, 5)) expect((await outsider.request.get(`/api/v1/documents/${hit.id}`)).status(), hit.title).toBe(200);
  expect((await outsider.request.get(`/api/v1/documents/${secret!.id}`)).status()).toBe(404);
  const anonymous = await (await browser.newContext()).newPage();
  expect((await anonymous.request.get("/api/v1/search?q=x")).status()).toBe(401);
});

test("questions with fields, quotes and minus narrow, and the address holds the state", async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await arrive(browser, "drafter");
  await page.goto("/my-day");
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("combobox", { name: "문서·과제·사람·번호 찾기" })).toBeFocused({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  await page.keyboard.type("혁신 계획");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  await expect(page.locator("main mark").first()).toBeVisible();
  await sound(page);
  const all = await found(page, "계획");
  const minus = await found(page, "계획 -혁신");
  expect(minus.total).toBeLessThan(all.total);
  for (const hit of minus.hits) expect(hit.title).not.toContain("혁신");
  const of = await found(page, "계획 dept:혁신기획과");
  expect(of.total).toBeGreaterThan(0);
  // The department bore another name before; each hit shows that of its time.
  for (const hit of of.hits) expect(["혁신기획과", "정부혁신과"]).toContain(hit.department);
  const label = all.facets["kind"]?.find((one) => one.value === "document")?.label;
  expect(label).toBe("문서");
  await page.getByRole("group", { name: "종류" }).getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "좁히기", exact: true }).click();
  await page.waitForURL(/kind=/);
  const chip = page.getByRole("link", { name: /빼기$/ }).first();
  await chip.click();
  await page.waitForURL((url) => !url.search.includes("kind="));
  await page.goto(`/search?q=${encodeURIComponent("dept:없는부서쿠쿠 계획")}`);
  await expect(page.getByRole("link", { name: /없는부서쿠쿠/ })).toBeVisible();
  await sound(page);
});

test("the form and the text say the same, and field words narrow", async ({ browser }) => {
  const page = await arrive(browser, "drafter", { script: false });
  await page.goto(`/search?q=${encodeURIComponent("계획 by:한도윤")}`);
  await expect(page.locator("main [name='f.by']")).toHaveValue("한도윤");
  await page.locator("main [name='f.by']").fill("");
  await page.locator("main [name='f.decided']").fill("한도윤");
  await page.locator("main [name='f.department']").fill("혁신기획과");
  await page.locator("main [name='f.step']").selectOption("의사결정");
  await page.locator("main [name='f.has']").selectOption("붙임");
  await page.getByRole("button", { name: "좁히기", exact: true }).click();
  await expect(page.locator("header [name=q]")).toHaveValue("계획 dept:혁신기획과 decided-by:한도윤 step:decide has:attachment");
  await expect(page.locator("main [name='f.has']")).toHaveValue("attachment");
  await expect(page.locator("main ol > li").first()).toBeVisible();
  const scripted = await arrive(browser, "drafter");
  await scripted.goto(page.url());
  await sound(scripted);
  const [all, attached, decided] = [await found(page, "계획", "&kind=document"), await found(page, "계획 has:attachment", "&kind=document"), await found(page, "계획 decided-by:한도윤", "&kind=document")];
  for (const narrower of [attached, decided]) {
    expect(narrower.total).toBeGreaterThan(0);
    expect(narrower.total).toBeLessThan(all.total);
  }
  const like = await found(page, `similar:${all.hits[0]!.id}`);
  expect(like.total).toBeGreaterThan(0);
  expect(like.hits.map((hit) => hit.id)).not.toContain(all.hits[0]!.id);
  expect((await found(page, "similar:019aaaaa-0000-7000-8000-000000000000")).total).toBe(0);
});

test("without JavaScript, at 360 px, and with every odd question, search answers", async ({ browser }) => {
  const page = await arrive(browser, "drafter", { script: false, width: 360 });
  await page.goto("/search");
  await page.locator("main [name=q]").fill("계획");
  await page.locator("main").getByRole("button", { name: "찾기", exact: true }).click();
  await expect(page.locator("main ol > li").first()).toBeVisible();
  // A letter that NFC writes as two: longer than a question may be only there.
  const grows = decodeURIComponent("%E0%A5%98").repeat(5_001);
  for (const q of ["'; drop table \"Document\"; --", "((((", "a & | ! b", "NOT (x OR y) AND", "\\", "%_*?", "<script>alert(1)</script>", "가".repeat(3000), "👩‍👩‍👧‍👦 e\u0301 \u202E거꾸로", "dept: by: number: before:2026-99-99", grows]) {
    const answer = await page.goto(`/search?q=${encodeURIComponent(q)}`);
    expect(answer?.status(), q.slice(0, 30)).toBe(200);
    if (q.length === 3000) for (const place of ["header", "main"]) await expect(page.locator(`${place} input[name=q]:not([type=hidden])`)).toHaveValue(q);
  }
  for (const paging of ["page=-1", "page=999999999", "page=abc"]) expect((await page.goto(`/search?q=x&${paging}`))?.status()).toBe(200);
  expect((await page.request.get("/api/v1/search?q=x&offset=-1")).status()).toBe(422);
  expect((await page.request.get("/api/v1/search?q=x&limit=101")).status()).toBe(422);
  expect((await page.request.get("/api/v1/search?q=%00")).status()).toBe(422);
  expect((await page.request.get(`/api/v1/search?q=${encodeURIComponent(grows)}`)).status()).toBe(422);
  for (const after of ["x", "zzzzzzzzzzzz.019aaaaa-0000-7000-8000-000000000000", "m.'; drop table x"]) expect((await page.request.get(`/api/v1/search?q=x&after=${encodeURIComponent(after)}`)).status(), after).toBe(422);
  // A list by date goes on by its last record.
  const list = async (more: string) => (await (await page.request.get(`/api/v1/search?q=${encodeURIComponent("계획")}&sort=date${more}`)).json()) as { next: string; hits: { id: string }[] };
  const [both, first] = [await list("&limit=20"), await list("&limit=10")];
  const second = await list(`&limit=10&after=${first.next}`);
  expect([...first.hits, ...second.hits].map((hit) => hit.id)).toEqual(both.hits.map((hit) => hit.id));
});

test("in English the page and the names of the facets are English", async ({ browser }) => {
  const page = await arrive(browser, "drafter", { english: true });
  await page.goto(`/search?q=${encodeURIComponent("계획")}`);
  await expect(page.getByRole("group", { name: "Kind" })).toBeVisible();
  await expect(page.getByRole("group", { name: "Kind" })).toContainText("Document");
  await sound(page);
});

test("a written document is found within two seconds", async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await arrive(browser, "drafter");
  await takenUp(page);
  const word = `가온누리${Date.now().toString().slice(-7).replace(/\d/g, (digit) => "가나다라마바사아자차"[Number(digit)] ?? "")}`;
  expect((await page.request.post("/api/v1/documents", { data: { title: `${word} 점검 계획` } })).status()).toBe(201);
  const until = Date.now() + 2_000;
  let total = 0;
  while (total === 0 && Date.now() < until) total = (await found(page, `"${word}"`)).total;
  expect(total).toBe(1);
});

test("titles are suggested while typing, by initial consonants and on the wrong keyboard layout, to those who may read them", async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await arrive(browser, "drafter");
  await page.goto("/my-day");
  const field = page.getByRole("combobox", { name: "문서·과제·사람·번호 찾기" });
  const options = page.getByRole("listbox", { name: "바로 열기" }).getByRole("option");
  for (const [typed, title] of [["ㄱㅎ", /\S/], ["rPghl", /계획/], ["계회", /계획/]] as const) {
    await expect(async () => {
      await field.fill("");
      await field.pressSequentially(typed);
      await expect(options.first()).toContainText(title, { timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
  }
  await sound(page);
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await field.fill("");
  const last = page.waitForResponse((answer) => answer.url().endsWith(`/suggestions?q=${encodeURIComponent("계획")}`));
  await field.pressSequentially("계획");
  await last;
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/(documents|tasks|memos|petitions)/);
  // What is suggested can be opened, and nobody is suggested what they may not read.
  const suggested = async (of: Page, q: string) => ((await (await of.request.get(`/api/v1/search/suggestions?q=${encodeURIComponent(q)}`)).json()) as { suggestions: { id: string; kind: string }[] }).suggestions;
  const outsider = await arrive(browser, "outsider");
  for (const q of ["계획", "ㄱㅎ", "예산", "혁신"]) for (const one of await suggested(outsider, q)) if (one.kind === "document") expect((await outsider.request.get(`/api/v1/documents/${one.id}`)).status()).toBe(200);
  const anonymous = await (await browser.newContext()).newPage();
  expect((await anonymous.request.get("/api/v1/search/suggestions?q=x")).status()).toBe(401);
});

test("a slip, the other keyboard layout and initial consonants are understood, said, and may be overruled", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  // The words are gathered within a minute of the first start.
  await expect.poll(async () => ((await (await page.request.get("/api/v1/search?q=rPghlr")).json()) as { understood: { q: string } | null }).understood?.q, { timeout: 90_000 }).toBe("계획");
  for (const [typed, meant] of [["rPghlr", "계획"], ["계흭", "계획"], ["ㄱㅎ", /./]] as const) {
    await page.goto(`/search?q=${encodeURIComponent(typed)}`);
    await expect(page.getByText(/\(으\)로 찾았습니다\./)).toContainText(meant);
    await expect(page.locator("main ol > li").first()).toBeVisible();
  }
  await page.goto("/search?q=rPghlr");
  await sound(page);
  await page.getByRole("link", { name: "입력한 그대로 찾기" }).click();
  await page.waitForURL(/exact=1/);
  await expect(page.getByText("찾은 것이 없습니다")).toBeVisible();
  await expect(page.getByRole("link", { name: "부서 모두 보기" })).toBeVisible();
  await sound(page);
});

test("people and posts are found by their work, departments under their old names, and their pages open to every official", async ({ browser }) => {
  const page = await arrive(browser, "outsider", { width: 360 });
  const departments = await found(page, "정부혁신과", "&kind=department");
  expect(departments.hits[0]?.title).toBe("혁신기획과");
  await page.goto("/search?kind=department&q=%EC%A0%95%EB%B6%80%ED%98%81%EC%8B%A0%EA%B3%BC");
  await page.locator("main ol").getByRole("link", { name: /혁신기획과/ }).first().click();
  await page.waitForURL(/\/departments\//);
  await expect(page.getByText("정부혁신과").first()).toBeVisible();
  await sound(page);
  await page.locator("main").getByRole("link", { name: /과장/ }).first().click();
  await page.waitForURL(/\/posts\//);
  await expect(page.getByRole("heading", { name: "맡은 일" })).toBeVisible();
  await sound(page);
  expect((await page.goto("/posts/019aaaaa-0000-7000-8000-000000000000"))?.status()).toBe(404);
  expect((await page.goto("/departments/x"))?.status()).toBe(404);
});

test("on a phone the field of the search page suggests too, in English", async ({ browser }) => {
  const page = await arrive(browser, "drafter", { width: 360, english: true });
  await page.goto("/search");
  const options = page.getByRole("listbox", { name: "Open at once" }).getByRole("option");
  await expect(async () => {
    await page.locator("main [name=q]").fill("");
    await page.locator("main [name=q]").pressSequentially("계획");
    await expect(options.first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await sound(page);
});

for (const width of [desk, phone]) {
  test(`one click in My day or at the start of the search shows what earlier holders of one's post did (${width} px)`, async ({ browser }) => {
    const page = await arrive(browser, "successor", { width });
    for (const start of ["/my-day", "/search"]) {
      await page.goto(start);
      await sound(page);
      await page.getByRole("link", { name: "내 자리의 전임자들이 한 일 찾기" }).click();
      await page.waitForURL("**/search?scope=predecessors");
      await expect(page.locator("main ol > li").first()).toBeVisible();
    }
    await sound(page);
  });
}

test("a newly posted official searches what the earlier holders of the post did", async ({ browser }) => {
  const page = await arrive(browser, "successor");
  const [all, mine] = [await found(page, ""), await found(page, "", "&scope=predecessors")];
  expect(mine.total).toBeGreaterThan(0);
  expect(mine.total).toBeLessThan(all.total);
  const hit = mine.hits.find((one) => one.kind === "document");
  await page.goto("/search?scope=predecessors&q=%EA%B3%84%ED%9A%8D");
  await sound(page);
  await expect(page.locator("main mark").first()).toBeVisible();
  const outsider = await arrive(browser, "outsider");
  const theirs = await found(outsider, "", "&scope=predecessors");
  expect(theirs.hits.map(({ id }) => id)).not.toContain(hit?.id);
});
