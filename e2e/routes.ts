import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

/* Documents laid, sent and approved through the API, for jobs that begin under way. */

export interface Seat { postId: string; departmentId: string }
export const seatOf = async (page: Page): Promise<Seat> => ((await (await page.request.get("/api/v1/session")).json()) as { seats: Seat[] }).seats[0]!;

/** A draft that lacks nothing, with the steps after the drafter's and what else its card says; answers its id. */
export async function draft(page: Page, title: string, steps: (own: Seat) => object[], card: object = {}): Promise<string> {
  const own = await seatOf(page);
  const { tasks } = (await (await page.request.get("/api/v1/tasks")).json()) as { tasks: { id: string }[] };
  const begun = await page.request.post("/api/v1/documents", { data: { title, unitTaskId: tasks[0]?.id } });
  expect(begun.status(), await begun.text()).toBe(201);
  const { id } = (await begun.json()) as { id: string };
  const saved = await page.request.put(`/api/v1/documents/${id}/draft`, {
    data: {
      revision: 0, title, summary: "여러 부서의 뜻을 한 번에 모읍니다.", keywords: ["협조"], unitTaskId: tasks[0]?.id, stage: "decide", disclosure: "open", reasons: [], scope: "department", scopeDepartments: [],
      urgency: "normal", dueOn: null, body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "1. 운영 기간은 3개월로 한다.  끝." }] }] },
      steps: [{ kind: "draft", postId: own.postId }, ...steps(own)], fileIds: [], delegationReason: "여러 부서가 함께 정하는 일입니다.", ...card,
    },
  });
  expect(saved.status(), await saved.text()).toBe(200);
  return id;
}

export async function submit(page: Page, id: string): Promise<void> {
  const sent = await page.request.post(`/api/v1/documents/${id}/submissions`, { data: {} });
  expect(sent.status(), await sent.text()).toBe(200);
}

export const approve = async (page: Page, id: string, version = 1, more: object = {}) => {
  const answer = await page.request.post(`/api/v1/documents/${id}/approvals`, { data: { version, opinion: "", ...more } });
  expect(answer.status(), await answer.text()).toBe(200);
};
