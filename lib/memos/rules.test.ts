import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayRead } from "#lib/access/rules.ts";
import { bodySchema, textOf } from "#lib/documents/body.ts";
import { bodyOfMemo, mayOf, receiversOf, tokensOf } from "#lib/memos/rules.ts";

describe("who may do what with a memo report", () => {
  const memo = { writerPostId: "w", receiverPostIds: ["a", "b"], documentId: null };
  test.each([
    [["w"], null, "memos.not-a-receiver", null],
    [["a"], null, null, "memos.not-the-writer"],
    [["x"], null, "memos.not-a-receiver", "memos.not-the-writer"],
    [[], null, "memos.not-a-receiver", "memos.not-the-writer"],
    [["w", "b"], null, null, null],
    [["w"], "d", "memos.not-a-receiver", "memos.became-already"],
  ] as const)("posts %j, document %s: opinion %s, document %s", (postIds, documentId, answer, become) => {
    const may = mayOf({ ...memo, documentId, postIds });
    expect([may.answer?.refused ?? null, may.become?.refused ?? null]).toEqual([answer, become]);
  });

  test("its posts read it, and nobody else, not even the writer in person", () => {
    const sets = tokensOf({ writerPostId: "w", receiverPostIds: ["a"] });
    for (const post of ["w", "a"]) expect(mayRead(sets, [`post:${post}`])).toBe(true);
    for (const token of ["all", "agency:g", "department:d", "official:w", "post:x"]) expect(mayRead(sets, [token])).toBe(false);
  });

  test("each post once, never the writer's own", () => expect(receiversOf("w", ["a", "w", "b", "a"])).toEqual(["a", "b"]));
});

describe("the document that a memo becomes", () => {
  test("quotes the opinions with who gave them", () => {
    const body = bodyOfMemo("첫 줄\n\n셋째 줄", [{ name: "이준모", post: "총괄팀장", when: "11. 23.(월) 10:00", text: "찬성합니다.\n다만 기한을 늦춥니다." }], "의견");
    expect(textOf(body)).toBe("첫 줄\n\n셋째 줄\n의견\n- 이준모 총괄팀장 (11. 23.(월) 10:00): 찬성합니다.\n다만 기한을 늦춥니다.");
  });
  test("is a text that the editor takes, whatever was written", () => {
    const line = fc.string({ maxLength: 200 });
    fc.assert(
      fc.property(line, fc.array(fc.record({ name: fc.string({ minLength: 1, maxLength: 9 }), post: line, when: line, text: line }), { maxLength: 5 }), (text, opinions) => {
        expect(bodySchema.safeParse(bodyOfMemo(text, opinions, "의견")).success).toBe(true);
      }),
    );
  });
});
