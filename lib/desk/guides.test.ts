import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { guideOf, readGuide } from "./guides.ts";
import { helpRooms, helpRoomOf, isHelpRoom } from "./rules.ts";

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
  ["/admin", "organisation"],
  ["/admin/people", "organisation"],
  ["/admin/people/petition-categories", "organisation"],
  ["/admin/delegation", "organisation"],
  ["/admin/classification", "tasks"],
  ["/admin/imports", "tasks"],
  ["/admin/petition-categories", "petitions"],
  ["/admin/synonyms", "search"],
  ["/admin/problems", "desk"],
  ["/archive/1", "records"],
  ["/posts/1", "organisation"],
  ["/departments/1", "organisation"],
  ["/search/collections/1", "search"],
  ["/problems", "desk"],
  ["/constructor", "my-day"],
  ["/elsewhere", "my-day"],
])("%s opens the help of %s", (path, room) => {
  expect(helpRoomOf(path)).toBe(room);
});

test("the help that the head of a page opens is there", () => {
  const named = globSync("app/**/*.tsx").flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\bhelp="([^"]*)"/g)].map(([, room = ""]) => [file, room] as const));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(([, room]) => !isHelpRoom(room))).toEqual([]);
});
