import { expect, test } from "./test.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";
import { approve, draft } from "./routes.ts";
import { addStep, submit, write } from "./writing.ts";

/* §10: who decides comes from the table; naming another takes a reason, and a route is taken over from what went before. */

for (const width of [desk, phone]) {
  test(`naming another decider than the table asks for the reason, which the history keeps (${width} px)`, async ({ browser }) => {
    const [drafter, decider] = await Promise.all([arrive(browser, "drafter", { width }), arrive(browser, "decider", { width })]);
    const title = `국장 전결을 장관 결재로 ${mark()}`;
    const id = await write(drafter!, title, "1. 운영 기간은 3개월로 한다.");
    const steps = drafter!.getByRole("region", { name: "보고경로" }).locator("li[data-step]");
    const above = await decider!.request.get("/api/v1/session");
    const { name } = (await above.json()) as { name: string };
    while ((await steps.count()) > 1) await steps.last().getByRole("button", { name: /빼기$/ }).click();
    await addStep(drafter!, "결재", name);
    await drafter!.getByRole("button", { name: "상신", exact: true }).click();
    const reason = drafter!.locator("main [name=delegationReason]");
    await expect(reason).toHaveAttribute("aria-invalid", "true");
    await expect(drafter!.getByText("위임전결표와 다른 결재자를 고른 사유를 적어 주세요.").first()).toBeVisible();
    await expect(drafter!.locator("[name=title]")).toHaveValue(title);
    await expect(drafter!.locator("[contenteditable=true]")).toContainText("운영 기간은 3개월로 한다.");
    await sound(drafter!);
    await reason.fill("국회에 보고할 사항입니다.");
    await submit(drafter!, id);
    await approve(decider!, id);
    await drafter!.goto(`/documents/${id}?tab=history`);
    await expect(drafter!.getByRole("main").getByRole("listitem").filter({ hasText: "국회에 보고할 사항입니다." }).first()).toBeVisible();
  });

  test(`the route of an earlier document of the task is taken over, with those who hold its posts today (${width} px)`, async ({ browser }) => {
    const drafter = await arrive(browser, "drafter", { width });
    const id = await draft(drafter, `지난 문서의 경로로 ${mark()}`, () => []);
    await drafter.goto(`/documents/${id}/edit`);
    await expect(drafter.locator("[contenteditable=true]")).toBeVisible();
    const steps = drafter.getByRole("region", { name: "보고경로" }).locator("li[data-step]");
    await expect(steps).toHaveCount(1);
    await drafter.locator("summary").filter({ hasText: "경로 불러오기·저장" }).click();
    const earlier = drafter.getByRole("list", { name: "경로 불러오기·저장" }).getByRole("listitem").filter({ hasText: "같은 과제의 지난 문서" });
    const similar = earlier.first();
    await expect(similar).toBeVisible();
    const told = (await similar.locator("span.block.text-meta").first().textContent()) ?? "";
    await sound(drafter);
    // Others decide meanwhile: the first may be another one by now.
    await earlier.filter({ hasText: told }).first().getByRole("button", { name: /^쓰기/ }).click();
    await expect(drafter.getByText(/경로를 넣었습니다/)).toBeVisible();
    await expect(steps).toHaveCount(told.split("→").length + 1);
    await submit(drafter, id);
    const route = drafter.getByRole("region", { name: /보고경로|경로/ }).first();
    for (const step of told.split("→")) await expect(route).toContainText(step.trim().split(" ").at(-1)!);
  });
}
