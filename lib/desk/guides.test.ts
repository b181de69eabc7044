import { expect, test } from "vitest";
import { guideOf, readGuide } from "./guides.ts";
import { helpRooms, helpRoomOf } from "./rules.ts";

test("a guide is a title, headings, paragraphs and lists", () => {
  expect(readGuide("# 문서\n\n쓰고\n올립니다.\n\n## 쓰기\n\n- 하나\n- 둘")).toEqual({
    title: "문서",
    blocks: [{ kind: "text", text: "쓰고 올립니다." }, { kind: "heading", text: "쓰기" }, { kind: "list", items: ["하나", "둘"] }],
  });
});

test.each(helpRooms.flatMap((room) => [[room, "ko"], [room, "en"]] as const))("%s has its help in %s", async (room, language) => {
  const guide = await guideOf(room, language);
  expect(guide.title).not.toBe("");
  expect(guide.blocks.length).toBeGreaterThan(3);
});

test.each([
  ["/my-day", "my-day"],
  ["/documents/1/edit", "documents"],
  ["/admin/people", "organisation"],
  ["/elsewhere", "my-day"],
])("%s opens the help of %s", (path, room) => {
  expect(helpRoomOf(path)).toBe(room);
});
