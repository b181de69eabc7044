import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "#lib/history/chain.ts";
import { mayOf, numberBefore, readLine } from "./rules.ts";

const read = (value: unknown) => readLine(typeof value === "string" ? value : JSON.stringify(value), "2026-11-24", (text) => `hash:${text.length}`);

describe("a line of a file", () => {
  test("is a petition with its own number, else named by its hash", () => {
    expect(read({ petition_idx: 577, title: "제목", content: "내용", category: "행정", begin: "2019-04-01", end: "2019-05-01", num_agree: "12", status: "청원종료" })).toEqual({
      sourceId: "577", title: "제목", content: "내용", category: "행정", begunOn: "2019-04-01", endsOn: "2019-05-01", votes: 12, status: "closed",
    });
    expect(read({ id: "a1", title: "제목" })).toMatchObject({ sourceId: "a1", status: "received", begunOn: "2026-11-24", endsOn: null });
    expect(read({ content: "첫 문장입니다. 둘째 문장입니다." })).toMatchObject({ title: "첫 문장입니다.", sourceId: expect.stringMatching(/^hash:/) });
  });

  test("keeps the hash to be known by, and tells no number where it had none", () => {
    const line = JSON.stringify({ title: "번호 없는 민원" });
    const found = readLine(line, "2026-11-24", sha256);
    expect(found).toMatchObject({ sourceId: sha256(line) });
    expect(numberBefore(sha256(line))).toBeNull();
    for (const own of ["577", "a1", "2019-0001"]) expect(numberBefore(own)).toBe(own);
  });

  test.each([
    ["{", "not-json"],
    ["[1]", "not-an-object"],
    ["null", "not-an-object"],
    [{ category: "행정" }, "no-title"],
    [{ title: "제목", begin: "2019-02-30" }, "bad-date"],
    [{ title: "가".repeat(1001) }, "too-long"],
    [{ title: "a\0b" }, "bad-text"],
  ])("%j is told as %s", (line, fault) => expect(read(line)).toBe(fault));

  test("whatever it is, reading it never throws", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => void read(line)));
  });
});

describe("who may do what with a petition", () => {
  const petition = { departmentId: "d", status: "received" };
  test("the unit that received it handles and then answers it", () => {
    expect(mayOf(petition, ["d"])).toEqual({ handle: null, answer: { refused: "petitions.not-next" } });
    expect(mayOf({ ...petition, status: "handling" }, ["d"])).toEqual({ handle: { refused: "petitions.not-next" }, answer: null });
  });
  test("another unit does neither", () => {
    expect(mayOf(petition, ["e"])).toEqual({ handle: { refused: "petitions.not-your-unit" }, answer: { refused: "petitions.not-your-unit" } });
  });
});
