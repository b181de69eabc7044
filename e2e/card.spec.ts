import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { approve, draft, seatOf, submit } from "./routes.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";

interface Listed {
  id: string;
  title: string;
  number: string;
  status: string;
}

async function listed(page: Page, list: "sent" | "register"): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let n = 1; n <= 20; n++) {
    const { documents } = (await (await page.request.get(`/api/v1/documents?list=${list}&page=${n}`)).json()) as { documents: Listed[] };
    if (documents.length === 0) break;
    all.push(...documents);
  }
  return all.filter((one) => one.status === "approved");
}

async function begin(page: Page): Promise<string> {
  await page.goto("/documents");
  await page.getByRole("button", { name: "새 문서" }).first().click();
  await page.waitForURL(/\/edit$/);
  await expect(page.locator("[contenteditable=true]")).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

for (const width of [desk, phone]) {
  test(`관련 문서를 쓰면서 찾아 더하고, 양쪽 문서에서 알 수 있는 사람만 본다 (${width} px)`, async ({ browser }) => {
    const drafter = await arrive(browser, "drafter", { width });
    const [other] = await listed(drafter, "register");
    const title = `회신하는 글 ${mark()}`;
    const id = await begin(drafter);
    await drafter.locator("[name=title]").fill(title);
    const part = drafter.getByRole("region", { name: "관련 문서" });
    await expect(part.getByRole("button", { name: "관련 문서 더하기" })).toBeDisabled();
    await part.getByLabel("관계").selectOption({ label: "회신" });
    await part.getByLabel("문서 제목이나 번호").fill(other!.number);
    await drafter.getByRole("option").filter({ hasText: other!.title }).first().click();
    await part.getByRole("button", { name: "관련 문서 더하기" }).click();
    await expect(part.getByRole("listitem")).toContainText(["회신"]);
    await sound(drafter);

    await expect(drafter.getByRole("status").filter({ hasText: "저장됨" })).toBeVisible();
    await drafter.goto(`/documents/${id}?tab=related`);
    const list = drafter.getByRole("list", { name: "관련 문서" });
    await expect(list.getByRole("listitem")).toContainText([other!.title]);
    await expect(list).toContainText("회신 대상");
    await expect(drafter.getByRole("complementary", { name: "문서관리카드" })).toContainText("회신 대상");
    await sound(drafter);
    await drafter.goto(`/documents/${other!.id}?tab=related`);
    await expect(drafter.getByRole("list", { name: "관련 문서" })).toContainText(title);

    // A draft is its post's alone: the other side says nothing of it to anybody else.
    const decider = await arrive(browser, "decider", { width });
    await decider.goto(`/documents/${other!.id}?tab=related`);
    await expect(decider.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(decider.locator("main")).not.toContainText(title);

    // Without JavaScript the whole number is typed; a wrong one is told at its field and stays there.
    const plain = await arrive(browser, "drafter", { width: 360, script: false });
    await plain.goto(`/documents/${id}?tab=related`);
    await plain.locator("[name=other]").fill("없는 문서 번호");
    await plain.getByRole("button", { name: "관련 문서 더하기" }).click();
    await expect(plain.locator("[name=other]")).toHaveValue("없는 문서 번호");
    await expect(plain.getByText("그런 문서를 찾지 못했습니다").first()).toBeVisible();
    await plain.getByRole("button", { name: /빼기$/ }).click();
    await expect(plain.getByText("관련 문서가 없습니다")).toBeVisible();
  });
}

for (const width of [desk, phone]) {
  test(`결재가 끝난 문서는 개정문서를 쓰고, 두 문서가 맨 위에서 서로를 말한다 (${width} px)`, async ({ browser }) => {
    const drafter = await arrive(browser, "drafter", { width });
    const [signed] = await listed(drafter, "sent");
    await drafter.goto(`/documents/${signed!.id}`);
    await drafter.getByRole("button", { name: "개정문서 작성" }).click();
    await drafter.waitForURL(/\/edit$/);
    const id = new URL(drafter.url()).pathname.split("/")[2];
    await expect(drafter.getByRole("region", { name: "관련 문서" }).getByRole("listitem")).toContainText(["개정"]);
    await drafter.goto(`/documents/${id}`);
    await expect(drafter.getByText("이 문서는 개정문서입니다. 개정 대상:")).toBeVisible();
    await drafter.goto(`/documents/${signed!.id}`);
    await expect(drafter.getByText("이 문서의 개정문서를 쓰고 있습니다:")).toBeVisible();
    await sound(drafter);
    await drafter.getByText("이 문서의 개정문서를 쓰고 있습니다:").getByRole("link").click();
    await drafter.waitForURL(`**/documents/${id}`);
    await drafter.getByText("버리기", { exact: true }).click();
    await drafter.getByRole("button", { name: "예, 버립니다" }).click();
    await drafter.waitForURL("**/documents");
  });
}

const logins: Record<string, string> = { 이준모: "reviewer", 한도윤: "manager", 정유경: "decider", 최나윤: "cooperator" };

interface Read {
  steps: { name: string; state: string }[];
  versions: { n: number; reason: string }[];
  version: number;
}

async function read(page: Page, id: string): Promise<Read> {
  return (await (await page.request.get(`/api/v1/documents/${id}`)).json()) as Read;
}

for (const width of [desk, phone]) {
  test(`시행정보와 관리정보를 쓰면서 정하고, 주요 문서가 반려되면 원본이 등록된다 (${width} px)`, async ({ browser }) => {
    const drafter = await arrive(browser, "drafter", { width });
    const id = await begin(drafter);
    await drafter.locator("[name=title]").fill(`주요 문서 ${mark()}`);
    await drafter.locator("[name=summary]").fill("원본을 남겨야 하는 일입니다.");
    await drafter.locator("[name=keywords]").fill("원본");
    const task = drafter.locator("[name=unitTaskId]");
    if ((await task.inputValue()) === "") await task.selectOption({ index: 1 });
    await drafter.getByText("시행과 보존", { exact: true }).click();
    await expect(drafter.locator("[name=seal] option")).toHaveText(["해당 없음"]);
    await drafter.locator("[name=sending]").selectOption({ label: "우편" });
    await drafter.locator("[name=seal]").selectOption({ label: "관인 생략" });
    await drafter.locator("[name=sender]").fill("정부혁신국장");
    await drafter.locator("[name=via]").fill("시도지사");
    await drafter.getByRole("button", { name: "상신", exact: true }).click();
    await expect(drafter.locator("[name=recipient]")).toHaveAttribute("aria-invalid", "true");
    await drafter.locator("[name=recipient]").fill("해양안전청장");
    await drafter.getByLabel("주요 문서").check();
    await expect(drafter.getByRole("status").filter({ hasText: "저장됨" })).toBeVisible();
    await sound(drafter);
    await drafter.getByRole("button", { name: "상신", exact: true }).click();
    await drafter.waitForURL((url) => url.pathname === `/documents/${id}`);
    const card = drafter.getByRole("complementary", { name: "문서관리카드" });
    await expect(card).toContainText("정부혁신국장");
    await expect(card).toContainText("시도지사");
    await expect(card).toContainText("해양안전청장");
    await expect(drafter.getByRole("article").first()).toContainText("관인생략");
    await expect(card).toContainText("관인 생략");
    await expect(card).toContainText("결재 뒤");
    await sound(drafter);

    const turn = (await read(drafter, id)).steps.find((step) => step.state === "now");
    const other = await arrive(browser, logins[turn?.name ?? ""] ?? "", { width });
    await other.goto(`/documents/${id}`);
    expect((await other.request.post(`/api/v1/documents/${id}/returns`, { data: { version: 1, reason: "근거를 더해 주십시오." } })).ok()).toBe(true);
    await drafter.reload();
    await expect(card).toContainText("등록한 원본");
    await expect(card).toContainText(/1판 반려 · .+-\d+/);
    await drafter.goto(`/documents/${id}?tab=history`);
    await expect(drafter.getByText("원본을 등록했습니다")).toBeVisible();
    await sound(drafter);
  });
}

for (const width of [desk, phone]) {
  test(`검토자가 고친 판에 기안자가 답하고, 비교와 이력에서 보인다 (${width} px)`, async ({ browser }) => {
    const [drafter, reviewer, manager] = await Promise.all(["drafter", "reviewer", "manager"].map((login) => arrive(browser, login, { width })));
    const [reviewing, managing] = await Promise.all([reviewer!, manager!].map(seatOf));
    const id = await draft(drafter!, `고쳐질 글 ${mark()}`, () => [{ kind: "review", postId: reviewing!.postId }, { kind: "delegated-decision", postId: managing!.postId }]);
    await submit(drafter!, id);
    await approve(reviewer!, id, 1, { body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "1. 운영 기간은 6개월로 한다.  끝." }] }] } });
    await approve(manager!, id, 2);
    await drafter!.goto(`/documents/${id}?tab=compare`);
    const form = drafter!.getByRole("form", { name: /판에 답하기$/ }).first();
    await form.locator("[name=accepted]").selectOption("no");
    await form.getByRole("button", { name: "답하기" }).click();
    await expect(form.locator("[name=text]")).toHaveAttribute("aria-invalid", "true");
    await form.locator("[name=text]").fill("숫자는 처음 것이 맞습니다.");
    await sound(drafter!);
    await form.getByRole("button", { name: "답하기" }).click();
    await expect(drafter!.getByRole("region", { name: "고친 판에 답하기" })).toContainText("숫자는 처음 것이 맞습니다.");
    await drafter!.goto(`/documents/${id}?tab=history`);
    await expect(drafter!.getByText("고친 판에 답했습니다")).toBeVisible();
    await expect(drafter!.getByText("숫자는 처음 것이 맞습니다.")).toBeVisible();
  });
}

for (const width of [desk, phone]) {
  test(`상신 전에 봐 달라고 청하고, 줄 옆에 의견을 받고, 거두면 바로 못 본다 (${width} px)`, async ({ browser }) => {
    const title = `먼저 상의하는 글 ${mark()}`;
    const drafter = await arrive(browser, "drafter", { width });
    const id = await begin(drafter);
    await drafter.locator("[name=title]").fill(title);
    await drafter.locator("[contenteditable=true]").click();
    await drafter.keyboard.type("운영 기간은 석 달로 한다.");
    await expect(drafter.getByRole("status").filter({ hasText: "저장됨" })).toBeVisible();
    const manager = await arrive(browser, "manager", { width });
    expect((await manager.goto(`/documents/${id}`))?.status()).toBe(404);

    await drafter.goto(`/documents/${id}?tab=consult`);
    const form = drafter.getByRole("form", { name: "봐 달라고 청하기" });
    await form.getByLabel("누구에게").and(drafter.locator("input")).fill("한도윤");
    await drafter.getByRole("option").filter({ hasText: "한도윤" }).first().click();
    await form.locator("[name=note]").fill("기간을 봐 주십시오.");
    await form.getByRole("button", { name: "봐 달라고 청하기" }).click();
    await expect(drafter.getByRole("list", { name: "봐 달라고 청한 사람" })).toContainText("한도윤");
    await sound(drafter);

    await manager.goto("/my-day");
    await manager.getByRole("region", { name: "상신 전에 함께 보는 초안" }).getByRole("link").filter({ hasText: title }).click();
    await manager.waitForURL(/tab=consult/);
    await manager.getByText("1번째 줄에 의견").first().click();
    const line = manager.getByRole("form", { name: "1번째 줄에 의견" });
    await line.locator("[name=text]").fill("반년은 되어야 합니다.");
    await line.getByRole("button", { name: "의견 적기" }).click();
    await expect(manager.getByRole("listitem").filter({ hasText: "운영 기간은 석 달로 한다." }).getByText("반년은 되어야 합니다.").first()).toBeVisible();
    await sound(manager);

    await drafter.goto("/my-day?kind=consult");
    await drafter.getByRole("region", { name: "상신 전에 함께 보는 초안" }).getByRole("link").filter({ hasText: title }).click();
    await drafter.waitForURL(/tab=consult/);
    await drafter.getByRole("button", { name: "한도윤의 의견 기록에 남기기" }).click();
    await expect(drafter.getByText("기록에 남김").first()).toBeVisible();
    await drafter.getByRole("button", { name: "한도윤에게 청한 것 거두기" }).click();
    await expect(drafter.getByRole("list", { name: "봐 달라고 청한 사람" })).toContainText("거둠");
    expect((await manager.goto(`/documents/${id}`))?.status()).toBe(404);
    await drafter.goto(`/documents/${id}?tab=history`);
    await expect(drafter.getByText("사전협의 의견을 기록에 남겼습니다")).toBeVisible();
  });
}
