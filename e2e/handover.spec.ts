import { expect, test } from "./test.ts";
import type { Browser, Page } from "@playwright/test";
import { newOfficial, post } from "./people.ts";
import { arrive, sound, today } from "./support.ts";

const before = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** The id beside a name, wherever it stands in an answer. */
function idOf(value: unknown, name: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  const own = value as Record<string, unknown>;
  if ((own["nameKo"] === name || own["name"] === name) && typeof own["id"] === "string") return own["id"];
  return Object.values(value).reduce<string | null>((found, one) => found ?? idOf(one, name), null);
}

async function newcomer(admin: Page, browser: Browser, nameKo: string, login: string, postId: string, validFrom: string): Promise<Page> {
  const { id, page } = await newOfficial(admin, browser, nameKo, login);
  await post(admin, "appointments", { officialId: id, postId, kind: "regular", validFrom, reason: "" });
  await page.goto("/my-day");
  return page;
}

test("a post changes hands: prepared, handed over, asked and answered, accepted line by line, taken over, witnessed, printed", async ({ browser }) => {
  const mark = Date.now().toString(36);
  const admin = await arrive(browser, "admin");
  const units: unknown = await (await admin.request.get("/api/v1/departments")).json();
  const unit = idOf(units, "혁신기획과");
  expect(unit).not.toBeNull();
  const { id: postId } = await post(admin, `departments/${unit}/posts`, { nameKo: `인계 담당 ${mark}`, nameEn: `Handover ${mark}`, level: 1, validFrom: before(60) });
  const giver = await newcomer(admin, browser, `가람 ${mark}`, `giver.${mark}`, postId!, before(40));
  const { id: draft } = await post(giver, "documents", { title: `넘겨줄 초안 ${mark}` });
  expect(draft).toBeTruthy();
  const taker = await newcomer(admin, browser, `나루 ${mark}`, `taker.${mark}`, postId!, today);

  // Whoever left sees the post no more; the successor does at once, and makes the statement.
  expect((await giver.goto(`/handover/${postId}`))?.status()).toBe(404);
  const outsider = await arrive(browser, "outsider");
  expect((await outsider.goto(`/handover/${postId}`))?.status()).toBe(404);
  await taker.goto("/handover");
  await sound(taker);
  await taker.getByRole("button", { name: "인계·인수서 만들기" }).click();
  await taker.waitForURL(`**/handover/${postId}*`);
  await expect(taker.getByRole("heading", { level: 1, name: `인계 담당 ${mark} 인계인수` })).toBeVisible();
  const line = taker.getByRole("region", { name: "인계·인수서" }).getByRole("listitem").filter({ hasText: `넘겨줄 초안 ${mark}` });
  await expect(line.getByRole("link", { name: "기안 중" })).toHaveAttribute("href", `/documents/${draft}`);
  await expect(taker.getByRole("button", { name: "인수자로 서명" })).toBeDisabled();

  // The predecessor, who has left, finds it in My day, adds and signs.
  await giver.goto("/my-day");
  await giver.getByRole("region", { name: "인계인수" }).getByRole("link").click();
  await giver.waitForURL("**/handover/statements/*");
  const adding = giver.getByRole("form", { name: "줄 더하기" });
  await adding.getByRole("button").click();
  await expect(adding.locator("[name=text]")).toHaveAttribute("aria-invalid", "true");
  await adding.locator("[name=text]").fill("열쇠는 <b>서랍</b>에 있습니다");
  await adding.getByRole("button").click();
  await expect(giver.getByText("열쇠는 <b>서랍</b>에 있습니다").first()).toBeVisible();
  // Access follows the post: who has left adds to the line without reading the title of its record.
  await expect(giver.getByText(`넘겨줄 초안 ${mark}`)).toHaveCount(0);
  const own = giver.getByRole("listitem").filter({ hasText: "지금 자리에서 볼 수 없는 기록" }).first();
  await own.getByText("덧붙이기", { exact: true }).click();
  await own.locator("[name=addition]").fill("이달 안에 올려야 합니다");
  await own.getByRole("button", { name: "덧붙임 저장" }).click();
  await expect(own.locator("p").filter({ hasText: "이달 안에 올려야 합니다" })).toBeVisible();
  await giver.getByRole("button", { name: "인계자로 서명" }).click();
  await expect(giver.getByText("서명함")).toHaveCount(1);

  // The successor asks, the predecessor answers, each line is accepted.
  await taker.goto("/my-day");
  await taker.getByRole("region", { name: "인계인수" }).getByRole("link").click();
  await line.getByText("묻기", { exact: true }).first().click();
  await line.locator("[name=question]").fill("누구와 상의합니까?");
  await line.getByRole("button", { name: "묻기" }).click();
  await expect(line.getByText("답 기다림")).toBeVisible();
  await giver.goto("/my-day");
  await expect(giver.getByRole("region", { name: "인계인수" })).toContainText("물음 1건에 답합니다");
  await giver.getByRole("region", { name: "인계인수" }).getByRole("link").click();
  await giver.locator("[name=answer]").fill("총괄과 상의합니다.");
  await giver.getByRole("button", { name: "답하기" }).click();
  await expect(giver.getByText("총괄과 상의합니다.").first()).toBeVisible();
  await taker.reload();
  await taker.setViewportSize({ width: 360, height: 800 });
  expect(await taker.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await sound(taker);
  const accept = taker.getByRole("region", { name: "인계·인수서" }).getByRole("button", { name: "확인", exact: true });
  for (let left = await accept.count(); left > 0; left -= 1) {
    await accept.first().click();
    await expect(accept).toHaveCount(left - 1);
  }
  await taker.getByRole("button", { name: "인수자로 서명" }).click();
  await expect(taker.getByText("입회 전").first()).toBeVisible();

  const manager = await arrive(browser, "manager");
  await manager.goto(`/handover/${postId}`);
  await manager.getByRole("button", { name: "입회자로 서명" }).click();
  await expect(manager.getByText("마침").first()).toBeVisible();
  await manager.getByRole("link", { name: "서명용 인쇄" }).click();
  await manager.waitForURL("**/print");
  await expect(manager.getByRole("table")).toContainText("이달 안에 올려야 합니다");
  await expect(manager.getByText("서명함")).toHaveCount(3);
  await sound(manager);
});
